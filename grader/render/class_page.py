"""An Overview as one web page for those who teach: what to explain again, how the class did, and every submission.

In: an Overview.  Out: a complete HTML document, style, pictures and one script inside it; docs/class-page.md.
The page is whole without its script, templates/class.js, which sorts and filters the table.
Trust: the page's Content-Security-Policy lets only that script run, by its hash, and forbids every request.  What the
script is handed is JSON in which no character can end its element; page.py and class_table.py clean and escape texts.
What it says: templates/class.html, class_words.py, class_rates.py, class_status.py and class_table.py.
"""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import msgspec
from markupsafe import Markup

from grader.model import Outcome
from grader.overview import Overview, Row
from grader.render import class_rates, class_words, words
from grader.render.class_status import STATES, State, in_state, one_each, states
from grader.render.class_table import OUTCOMES, WHOLE, make_table
from grader.render.clean import clean_line
from grader.render.html import SIGNS
from grader.render.links import report_link, view
from grader.render.page import fill
from grader.render.pictures.histogram import draw_histogram

# What could end a script element, open a comment in it or break a line of JavaScript.
_UNSAFE = {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def to_class_page(overview: Overview) -> str:
    """Return the class as a self-contained HTML page, whose links to reports are relative to it."""
    script = _script()
    table = make_table(overview)
    return fill(
        "class.html",
        overview=overview,
        table=table,
        data=_inert(table.data),
        script=Markup(script),
        policy=_policy(script),
        histogram=draw_histogram(class_words.scores(overview), overview.max_score),
        linked=_links(overview),
        report_link=report_link,
        asking=[("BROKEN: our fault, graded again", Outcome.BROKEN), ("Awaiting a person's points", Outcome.AWAITING)],
        apart=[(state.value, len(found)) for state in (State.UNREAD, State.NOTHING)
               if (found := in_state(overview.rows, state))],
        states=[(state.value, STATES[state]) for state in _present(overview)],
        sections=sorted({clean_line(row.section) for row in overview.rows} - {""}),
        outcomes=OUTCOMES,
        whole=WHOLE,
        signs=SIGNS,
        view=view,
        in_state=in_state,
        one_each=one_each,
        State=State,
        say=class_words,
        rates=class_rates,
        words=words,
    )


def _links(overview: Overview) -> Callable[[str], Markup | str]:
    """Return submission -> link to its report, in the names of its students: of a group all of them."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in overview.rows:
        rows[row.name].append(row)

    def linked(name: str) -> Markup | str:
        found = rows.get(name)
        return report_link(found[0].report, ", ".join(row.student for row in found)) if found else clean_line(name)
    return linked


def _present(overview: Overview) -> list[State]:
    """The states in which there is a submission."""
    found = {state for row in overview.rows for state in states(row)}
    return [state for state in State if state in found]


def _script() -> str:
    return files("grader.render").joinpath("templates", "class.js").read_text(encoding="utf-8")


def _policy(script: str) -> str:
    """The one script may run, by its hash (CSP level 3, hash sources); nothing may be asked for or sent."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; img-src data:; "
            "base-uri 'none'; form-action 'none'")


def _inert(data: Any) -> Markup:
    """JSON that means the same and holds no character of _UNSAFE."""
    return Markup(msgspec.json.encode(data).decode().translate(str.maketrans(_UNSAFE)))
