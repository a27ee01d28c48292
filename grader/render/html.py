"""A Report as one web page that works offline, on a phone, on paper and without scripts.

In: a Report.  Out: a complete HTML document, style and pictures inside it.
Trust: every text passes `clean` and is escaped where the templates place it, whoever wrote it; the page's
Content-Security-Policy forbids scripts and every request.
To change how it looks: templates/style.css.  What it says: templates/report.html and templates/check.html.
"""

from __future__ import annotations

import re
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from grader.model import Outcome, Report
from grader.render import words
from grader.render.clean import clean, clean_line
from grader.render.outline import outline
from grader.render.pictures import draw

_BACKTICKS = re.compile(r"`([^`\n]+)`")

# Beside the word, never instead of it: an outcome is not told by colour or sign alone.
SIGNS = {
    Outcome.PASSED: "✓",
    Outcome.PARTIAL: "½",
    Outcome.FAILED: "✗",
    Outcome.CRASHED: "!",
    Outcome.OVER_LIMIT: "»",
    Outcome.MISSING: "○",
    Outcome.SKIPPED: "–",
    Outcome.AWAITING: "…",
    Outcome.BROKEN: "?",
}


def to_html(report: Report) -> str:
    """Return the report as a self-contained HTML page."""
    known = {result.id for result in report.checks}
    return _TEMPLATES.get_template("report.html").render(
        report=report,
        sections=outline(report),
        pictures=_pictures(report, known),
        other_pictures=[draw(shown.picture) for shown in report.pictures if shown.check not in known],
        bar=_bar(report),
        words=words,
        signs=SIGNS,
    )


def _pictures(report: Report, known: set[str]) -> dict[str, list[Markup]]:
    """The drawn pictures of each check."""
    drawn: dict[str, list[Markup]] = {check: [] for check in known}
    for shown in report.pictures:
        if shown.check in known:
            drawn[shown.check].append(draw(shown.picture))
    return drawn


def _bar(report: Report) -> dict[str, float]:
    """How wide the earned and the open part of the score bar are, in percent."""
    most = report.max_score or 1.0
    earned = sum(result.points or 0 for result in report.checks) if report.score is None else report.score
    still_open = sum(result.max_points for result in report.checks if result.points is None)
    return {"earned": min(100.0, 100 * earned / most), "open": min(100.0, 100 * still_open / most)}


def _shown(value: Any) -> Any:
    """Clean what a template prints, so that no place in one can forget to."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _with_code(text: str) -> Markup:
    """Clean and escape `text`, then set what stands between backticks in the typeface of code."""
    return Markup(_BACKTICKS.sub(r"<code>\1</code>", str(escape(clean(text)))))


def _environment() -> Environment:
    environment = Environment(loader=PackageLoader("grader.render", "templates"), autoescape=True,
                              undefined=StrictUndefined, finalize=_shown, trim_blocks=True, lstrip_blocks=True)
    environment.filters["line"] = clean_line
    environment.filters["code"] = _with_code
    return environment


_TEMPLATES = _environment()
