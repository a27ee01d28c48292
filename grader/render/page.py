"""Fill a template of templates/: a page that works offline, on a phone, on paper and without scripts.

In: a template's name and plain values.  Out: a complete HTML document, style inside it.
Trust: every text passes `clean` and is escaped where the templates place it, whoever wrote it; the page's
Content-Security-Policy forbids scripts and every request.
To add a page: a template that extends page.html.  How pages look: templates/style.css, and authoring.css for authors.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from grader.render.clean import clean, clean_line

if TYPE_CHECKING:
    from jinja2 import Environment

_BACKTICKS = re.compile(r"`([^`\n]+)`")


def fill(template: str, **values: Any) -> str:
    """Return the page that `template` makes of `values`; a name that it misses raises jinja2.UndefinedError."""
    return _environment().get_template(template).render(**values)


def _shown(value: Any) -> Any:
    """Clean what a template prints, so that no place in one can forget to."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _with_code(text: str) -> Markup:
    """Clean and escape `text`, then set what stands between backticks in the typeface of code."""
    return Markup(_BACKTICKS.sub(r"<code>\1</code>", str(escape(clean(text)))))


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # read only where a page is made

    environment = Environment(loader=PackageLoader("grader.render", "templates"), autoescape=True,
                              undefined=StrictUndefined, finalize=_shown, trim_blocks=True, lstrip_blocks=True)
    environment.filters["line"] = clean_line
    environment.filters["code"] = _with_code
    return environment
