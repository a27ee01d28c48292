"""Every collected submission loses what is wrong with it, keeps the rest, and breaks nothing of ours.

They lie below tests/submissions/<assignment>; test_<assignment>_catalogue.py grades the right solutions.
They answer no questions, so code alone is judged here.  Result files that they do not bring are the reference's.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.assignment import load_assignment
from grader.catalogue.rehearse import completed
from grader.course import find_course
from grader.intake import read_submission
from grader.model import Outcome
from tests.assignments.claims import FOLDER, read_claims

COURSE = find_course(Path(__file__).parent)


def collected():
    """Return every folder below tests/submissions/<assignment>."""
    return [_collected(folder, folder.parent.name) for folder in sorted(FOLDER.glob("*/*")) if folder.is_dir()]


def _collected(path, assignment_id):
    return pytest.param(assignment_id, path, id=f"{assignment_id}-{path.name}",
                        marks=[pytest.mark.slow] if assignment_id in ("architectures", "train_loop", "xor") else [])


def report_of(desk, assignment_id, path):
    """Grade the code at `path`, with the reference's result files where it brings none."""
    assignment = load_assignment(COURSE, assignment_id)
    submission = completed(assignment, read_submission(path, assignment.settings.file))
    return desk(assignment_id).grade_submission(submission, questions=False).report


@pytest.mark.parametrize(("assignment_id", "folder"), collected())
def test_a_submission_loses_just_what_it_says(desk, assignment_id, folder):
    report = report_of(desk, assignment_id, folder)
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
def test_the_template_gets_nothing_and_says_so(desk, assignment_id):
    template = desk(assignment_id).grade(COURSE.folder / "student_template" / assignment_id, questions=False).report
    assert template.score == 0
    for check in template.checks:
        assert (check.outcome, check.points) == (Outcome.MISSING, 0)
        assert "not implemented yet" in check.message and "Traceback" not in check.message


@pytest.mark.parametrize("assignment_id", COURSE.assignment_ids())
def test_every_assignment_has_a_test_of_its_catalogue(assignment_id):
    assert (Path(__file__).parent / f"test_{assignment_id}_catalogue.py").is_file()
