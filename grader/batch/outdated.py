"""Final points that a batch with --only has left as they were, though they would be others by now.

In: a Plan, and the gradebook.  Out: names of submissions.  Nothing is written.
"""

from __future__ import annotations

from grader.batch.plan import Plan
from grader.batch.standing import late_of
from grader.gradebook import Gradebook
from grader.model import Late


def outdated(plan: Plan, book: Gradebook) -> tuple[str, ...]:
    """Return the submissions that were not named and whose lateness would be reckoned otherwise now.

    The deadline, its policy or an extension is another one since, or an extension is gone.
    """
    named = {entry.name for entry in plan.entries}
    left = {entry.name: entry for entry in plan.collection.entries if entry.name not in named}
    if not left:
        return ()
    return tuple(kept.name for kept in book.current(plan.assignment.id) if kept.name in left and _counts(
        kept.late) != _counts(late_of(plan.adjusted(left[kept.name], kept.score, kept.max_score))))


def _counts(late: Late | None) -> tuple[int, float | None] | None:
    return late and (late.days, late.final)
