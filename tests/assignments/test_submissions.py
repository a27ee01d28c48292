"""Every collected submission loses what is wrong with it, keeps the rest, and breaks nothing of ours.

Wrong and odd ones lie below tests/submissions/<assignment>, right solutions in assignments/<assignment>/solutions.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.assignment import load_assignment
from grader.course import find_course
from grader.grade import Desk
from grader.model import Outcome
from grader.sandbox import best_level
from grader.validate import right_solutions
from tests.assignments.claims import FOLDER, read_claims

COURSE = find_course(Path(__file__).parent)


def collected():
    """Return every folder below tests/submissions/<assignment>."""
    return [_collected(folder, folder.parent.name) for folder in sorted(FOLDER.glob("*/*")) if folder.is_dir()]


def solutions():
    """Return the right solutions of every assignment that are not its reference: folders, or single files."""
    return [_collected(path, assignment_id) for assignment_id in COURSE.assignment_ids()
            for path in right_solutions(load_assignment(COURSE, assignment_id))]


def _collected(path, assignment_id):
    return pytest.param(assignment_id, path, id=f"{assignment_id}-{path.name}",
                        marks=[pytest.mark.slow] if assignment_id == "train_loop" else [])


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


@pytest.mark.parametrize(("assignment_id", "folder"), collected())
def test_a_submission_loses_just_what_it_says(desk, assignment_id, folder):
    report = desk(assignment_id).grade(folder).report
    claims = read_claims(folder, {check.id for check in report.checks})
    lost = {check.id for check in report.checks if check.points != check.max_points}
    told = {check.id: f"{check.outcome.value}: {check.message}" for check in report.checks if check.id in lost}
    assert Outcome.BROKEN not in {check.outcome for check in report.checks}
    assert claims.loses <= lost <= claims.loses | claims.may_lose, told
    ended = {check.id: check.outcome.value for check in report.checks}
    # An outcome is claimed for the case that points are lost: what may be lost need not be.
    assert {id: ended[id] for id in claims.outcomes if id in lost} == {
        id: outcome for id, outcome in claims.outcomes.items() if id in lost}


@pytest.mark.parametrize(("assignment_id", "path"), solutions())
def test_a_right_solution_in_another_style_gets_everything(desk, assignment_id, path):
    report = desk(assignment_id).grade(path).report
    told = {check.id: f"{check.outcome.value}: {check.message}" for check in report.checks
            if check.points != check.max_points}
    assert (report.score, told) == (report.max_score, {})


@pytest.mark.parametrize("assignment_id", COURSE.assignment_ids())
def test_the_reference_gets_everything_and_the_template_nothing(desk, assignment_id):
    reference = desk(assignment_id).grade(COURSE.folder / "reference" / assignment_id).report
    template = desk(assignment_id).grade(COURSE.folder / "student_template" / assignment_id).report
    assert (reference.score, reference.max_score, template.score) == (100, 100, 0)
    for check in template.checks:
        assert (check.outcome, check.points) == (Outcome.MISSING, 0)
        assert "not implemented yet" in check.message and "Traceback" not in check.message
