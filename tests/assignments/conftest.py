"""Warm sandboxes, shared by all tests here that grade: fresh ones would take most of their time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from grader.assignment import load_assignment
from grader.course import find_course
from grader.grade import Desk
from grader.model import Outcome
from grader.sandbox import best_level

COURSE = find_course(Path(__file__).parent)


@pytest.fixture(scope="module")
def desk() -> Iterator[Callable[[str], Desk]]:
    """desk(assignment_id): one desk for all submissions of an assignment."""
    opened: dict[str, Desk] = {}

    def desk_for(assignment_id: str) -> Desk:
        if assignment_id not in opened:
            opened[assignment_id] = Desk(COURSE, assignment_id, best_level())
        return opened[assignment_id]

    yield desk_for
    for each in opened.values():
        each.__exit__()


@pytest.fixture
def outcomes(desk, tmp_path) -> Callable[[str, str], dict[str, Outcome]]:
    """outcomes(assignment_id, source): how each check ends for a file with this text; none of ours has a fault."""
    def outcomes(assignment_id: str, source: str) -> dict[str, Outcome]:
        (tmp_path / load_assignment(COURSE, assignment_id).settings.file).write_text(source, encoding="utf-8")
        graded = desk(assignment_id).grade(tmp_path)
        assert graded.faults == ()
        return {check.id: check.outcome for check in graded.report.checks}
    return outcomes
