"""What the operator should know of lateness when scores go to a course system.

In: a Report, or the rows of a class.  Out: notes.
"""

from __future__ import annotations

from collections.abc import Iterable

from grader.model import Report
from grader.overview import Row
from grader.render import words
from grader.render.clean import clean_line

_TWICE = "a late policy of the course system's own would take points twice"


def late_notes(report: Report) -> tuple[str, ...]:
    """Return a note where the late policy has changed the score that is handed over; else none."""
    if not words.before_late(report):
        return ()
    return (f"{clean_line(report.submission.name)}: the score after the late policy is written, {words.score(report)}; "
            + _TWICE,)


def late_notes_of_class(rows: Iterable[Row]) -> tuple[str, ...]:
    """Return a note where the late policy has taken points from some of the scores that are handed over; else none."""
    less = sum(None not in (row.score, row.final) and row.final < row.score for row in rows)
    return (f"the scores of {words.count(less, 'student')} are those after the late policy; {_TWICE}",) if less else ()
