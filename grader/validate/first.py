"""Grade the reference by itself, before everything else.

In: a course, an assignment, a level.  Out: Graded; or AuthorError, with one line for each check that it does not
pass and the cause, since nothing else would mean anything then.
"""

from __future__ import annotations

from collections.abc import Iterator

from grader.assignment import Assignment
from grader.course import Course
from grader.errors import AuthorError
from grader.grade import Desk, Graded
from grader.model import CheckResult, Level, Outcome


def graded_reference(course: Course, assignment: Assignment, level: Level) -> Graded:
    """Return the reference, graded, with all points; raises AuthorError that says why it has not got them."""
    with Desk(course, assignment.id, level) as desk:
        graded = desk.grade(assignment.reference.parent, questions=False, name_mistakes=False)
    if graded.interrupted:
        raise KeyboardInterrupt
    if lost := [check for check in graded.report.checks if check.points != check.max_points]:
        told = [line for check in lost for line in _told(check, graded)]
        raise AuthorError("\n  ".join(["The reference does not get all points, so nothing else was graded:", *told,
                                       *_swapped(assignment, graded)]))
    return graded


def _told(check: CheckResult, graded: Graded) -> Iterator[str]:
    """Yield the line of one check; a fault of ours is told by its last line, which has file and line."""
    if check.outcome is Outcome.BROKEN:
        own = [fault for fault in graded.faults if f"::test_{check.id} " in fault.partition("\n")[0]]
        faults = own or [fault for fault in graded.faults if "::test_" not in fault.partition("\n")[0]]
        told = "; ".join(last_line(fault) for fault in faults)
        yield f"{check.id} breaks: {told or check.message}"
    elif check.outcome is Outcome.SKIPPED:
        yield f"{check.id} is skipped, since what it needs does not pass."
    else:
        yield f"{check.id} gives {check.points:g} of {check.max_points:g} points: {' '.join(check.message.split())}"


def last_line(fault: str) -> str:
    """Return the line of a fault that says what it is, and where."""
    return fault.strip().splitlines()[-1]


def _swapped(assignment: Assignment, graded: Graded) -> Iterator[str]:
    """Yield a sentence for each threshold that the reference misses and that says that less is better."""
    figures = [figure for seen in graded.evidence.values() for figure in seen.figures]
    for name, threshold in assignment.settings.thresholds.items():
        missed = any(figure.threshold == threshold and threshold.share(figure.value) < 1 for figure in figures)
        if missed and threshold.goal < threshold.floor:
            yield (f"thresholds.{name}: goal {threshold.goal:g} lies below floor {threshold.floor:g}, so less is "
                   "better; swap them if not.")
