"""The checks of every assignment are graded: reference 100, template 0, each known mistake caught and named.

One test file for each assignment: they take minutes, and files run side by side.
"""

from __future__ import annotations

from pathlib import Path

from grader.course import find_course
from grader.sandbox import best_level
from grader.validate import validate

COURSE = find_course(Path(__file__).parent)
SOLUTIONS = 8


def assert_catalogue(assignment_id: str, least: int) -> None:
    """End the test unless nothing is to be mended, and there are `least` mistakes and enough right solutions."""
    found = validate(COURSE, assignment_id, best_level())
    assert found.problems == (), "\n".join(found.problems)
    assert len(found.mistakes) >= least and len(found.solutions) >= SOLUTIONS
