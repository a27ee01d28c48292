"""Where a submission stands: its report as graded, with people's marks laid over it, then the late policy.

In: the gradebook, a row of it, and the course where it is at hand.  Out: Standing, whose report is the one to show.
The gradebook's rows stay as they were added.  How many days late it is the batch has found out; only what that costs
of the new score is reckoned here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import msgspec

from grader.course import Course
from grader.gradebook import Gradebook, Kept
from grader.late import Adjusted, after_days
from grader.marking import marked
from grader.model import Late, Outcome, Report


@dataclass(frozen=True)
class Standing:
    """One submission as it counts now."""

    kept: Kept
    report: Report                         # with marks, and with its lateness where there is a deadline
    late: Late | None                      # as it was reckoned, also where there is no deadline to tell of

    @property
    def final(self) -> float | None:
        """The points that count; None while the score is open."""
        return self.report.final

    @property
    def late_words(self) -> str:
        """What the late policy did and why, in one line; empty on time without an extension or grace."""
        if self.late is None:
            return ""
        return "; ".join(filter(None, [self.late.words if self.late.days else "", self.late.why]))

    def ended(self, outcome: Outcome) -> bool:
        """True where a check or a question ended so."""
        return any(check.outcome is outcome for check in self.report.checks)


def standing_of(book: Gradebook, kept: Kept, course: Course | None) -> Standing:
    """Return where the submission of this row stands.

    Without the course nobody knows what its late policy is: then the points of a late submission stay open.
    """
    report = marked(book.report(kept.id), book.marks.of_submission(kept.assignment, kept.name))
    late = _late(kept, report, course)
    return Standing(kept, _with_late(report, late), late)


def late_of(adjusted: Adjusted) -> Late:
    """Return what the gradebook keeps of a score after the late policy."""
    return Late(adjusted.days_late, adjusted.final, adjusted.sentence, adjusted.why, _text(adjusted.due),
                _text(adjusted.submitted))


def _with_late(report: Report, late: Late | None) -> Report:
    """Lay lateness over a report, without a signature that covered it as it was."""
    # Without a deadline there is nothing to tell; results of an earlier version know of days alone.
    if late is None or not (late.due or late.days):
        return report
    return msgspec.structs.replace(report, late=late, signature=None)


def _late(kept: Kept, report: Report, course: Course | None) -> Late | None:
    late, score = kept.late, report.score
    if late is None or score == kept.score:
        return late
    if not late.days or score is None:
        return msgspec.structs.replace(late, final=score)
    deadline = course.deadlines.get(kept.assignment) if course else None
    if deadline is None:
        return msgspec.structs.replace(late, final=None)
    adjusted = after_days(score, report.max_score, late.days, deadline.policy)
    return msgspec.structs.replace(late, final=adjusted.final, words=adjusted.sentence)


def _text(moment: datetime | None) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""
