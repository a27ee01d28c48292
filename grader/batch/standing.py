"""Where a submission stands: its report as graded, with people's marks laid over it, then the late policy.

In: the gradebook, a row of it, and the course where it is at hand.  Out: Standing.
The gradebook's rows stay as they were added.  How many days late it is the batch has found out; only what that costs
of the new score is reckoned here.
"""

from __future__ import annotations

from dataclasses import dataclass

from grader.course import Course
from grader.gradebook import Gradebook, Kept, Late
from grader.late import after_days
from grader.marking import marked
from grader.model import Report


@dataclass(frozen=True)
class Standing:
    """One submission as it counts now."""

    kept: Kept
    report: Report                         # with marks
    late: Late | None

    @property
    def final(self) -> float | None:
        """The points that count; None while the score is open."""
        return self.report.score if self.late is None else self.late.final


def standing_of(book: Gradebook, kept: Kept, course: Course | None) -> Standing:
    """Return where the submission of this row stands.

    Without the course nobody knows what its late policy is: then the points of a late submission stay open.
    """
    report = marked(book.report(kept.id), book.marks.of_submission(kept.assignment, kept.name))
    return Standing(kept, report, _late(kept, report, course))


def _late(kept: Kept, report: Report, course: Course | None) -> Late | None:
    late, score = kept.late, report.score
    if late is None or score == kept.score:
        return late
    if not late.days:
        return Late(0, score, "")
    deadline = course.deadlines.get(kept.assignment) if course else None
    if deadline is None:
        return Late(late.days, None, late.words)
    adjusted = after_days(score, report.max_score, late.days, deadline.policy)
    return Late(late.days, adjusted.final, adjusted.sentence)
