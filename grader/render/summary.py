"""Many reports at a glance: one line for each submission.

In: Reports.  Out: text, one line each: name, score, how many checks ended how.
"""

from __future__ import annotations

from collections.abc import Iterable

from grader.model import Report
from grader.render import words
from grader.render.clean import clean_line

LONGEST_NAME = 40


def to_summary(reports: Iterable[Report]) -> str:
    """Return one aligned line for each report, in the given order; empty text for no reports."""
    rows = [_row(report) for report in reports]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)] if rows else []
    return "".join(f"{name:<{widths[0]}}  {score:>{widths[1]}}  {counts}\n" for name, score, counts in rows)


def _row(report: Report) -> tuple[str, str, str]:
    name = clean_line(report.submission.name, limit=LONGEST_NAME)
    return name, words.score(report), words.tally_line(report.checks)
