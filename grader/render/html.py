"""A Report as one web page; page.py tells what every page keeps to.

In: a Report.  Out: a complete HTML document, style and pictures inside it.
To change how it looks: templates/style.css.  What it says: templates/report.html and templates/check.html.
"""

from __future__ import annotations

from markupsafe import Markup

from grader.model import Outcome, Report
from grader.render import words
from grader.render.outline import outline
from grader.render.page import fill
from grader.render.pictures import draw

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
    return fill(
        "report.html",
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
    earned = words.so_far(report) if report.final is None else report.final
    still_open = sum(result.max_points for result in report.checks if result.points is None)
    return {"earned": min(100.0, 100 * earned / most), "open": min(100.0, 100 * still_open / most)}
