"""What the operator should know of lateness when one submission's score goes to a course system.

In: a Report.  Out: notes.
"""

from __future__ import annotations

from grader.model import Report
from grader.render import words
from grader.render.clean import clean_line


def late_notes(report: Report) -> tuple[str, ...]:
    """Return a note where the late policy has changed the score that is handed over; else none."""
    if not words.before_late(report):
        return ()
    return (f"{clean_line(report.submission.name)}: the score after the late policy is written, {words.score(report)}; "
            "a late policy of the course system's own would take points twice",)
