"""What a command's exit code says: scripts rely on these numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.model import Outcome

if TYPE_CHECKING:  # NumPy and pytest with it: a completion, or a wrong option, needs neither
    from grader.grade import Graded

GRADED = 0
BELOW = 1
NOTHING_READABLE = 2
AUTHOR_FAULT = 3
INTERRUPTED = 130


def exit_code(graded: Graded, fail_under: float | None = None) -> int:
    """Return the exit code for `graded`; `fail_under` is the lowest score that is good enough."""
    report = graded.report
    if graded.interrupted:
        return INTERRUPTED
    if report.submission.file is None:
        return NOTHING_READABLE
    if any(result.outcome is Outcome.BROKEN for result in report.checks):
        return AUTHOR_FAULT
    # An answer that a person has still to read may get all its points: a score counts as low only when it must be.
    most = sum(result.max_points if result.points is None else result.points for result in report.checks)
    return BELOW if fail_under is not None and most < fail_under else GRADED
