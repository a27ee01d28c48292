"""What a command's exit code says: scripts rely on these numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    if report.score is None:
        return AUTHOR_FAULT
    return BELOW if fail_under is not None and report.score < fail_under else GRADED
