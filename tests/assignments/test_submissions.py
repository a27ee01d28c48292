"""Every collected submission loses what is wrong with it, keeps the rest, and breaks nothing of ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.course import find_course
from grader.grade import Desk
from grader.model import Outcome
from grader.sandbox import best_level
from tests.assignments.claims import FOLDER, read_claims

COURSE = find_course(Path(__file__).parent)


def collected():
    """Return every folder below tests/submissions/<assignment>."""
    return [pytest.param(folder, id=f"{folder.parent.name}-{folder.name}",
                         marks=[pytest.mark.slow] if folder.parent.name == "train_loop" else [])
            for folder in sorted(FOLDER.glob("*/*")) if folder.is_dir()]


@pytest.fixture(scope="module")
def desk():
    """desk(assignment_id): one warm sandbox for all submissions of an assignment."""
    opened = {}

    def desk_for(assignment_id):
        if assignment_id not in opened:
            opened[assignment_id] = Desk(COURSE, assignment_id, best_level())
        return opened[assignment_id]

    yield desk_for
    for each in opened.values():
        each.__exit__()


@pytest.mark.parametrize("folder", collected())
def test_a_submission_loses_just_what_it_says(desk, folder):
    report = desk(folder.parent.name).grade(folder).report
    claims = read_claims(folder, {check.id for check in report.checks})
    lost = {check.id for check in report.checks if check.points != check.max_points}
    told = {check.id: f"{check.outcome.value}: {check.message}" for check in report.checks if check.id in lost}
    assert Outcome.BROKEN not in {check.outcome for check in report.checks}
    assert claims.loses <= lost <= claims.loses | claims.may_lose, told
    ended = {check.id: check.outcome.value for check in report.checks}
    # An outcome is claimed for the case that points are lost: what may be lost need not be.
    assert {id: ended[id] for id in claims.outcomes if id in lost} == {
        id: outcome for id, outcome in claims.outcomes.items() if id in lost}


@pytest.mark.parametrize("assignment_id", COURSE.assignment_ids())
def test_the_reference_gets_everything_and_the_template_nothing(desk, assignment_id):
    reference = desk(assignment_id).grade(COURSE.folder / "reference" / assignment_id).report
    template = desk(assignment_id).grade(COURSE.folder / "student_template" / assignment_id).report
    assert (reference.score, reference.max_score, template.score) == (100, 100, 0)
    for check in template.checks:
        assert (check.outcome, check.points) == (Outcome.MISSING, 0)
        assert "not implemented yet" in check.message and "Traceback" not in check.message
