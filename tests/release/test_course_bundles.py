"""The bundle of each assignment tells of collected submissions what the course's folder tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.assignment import load_assignment
from grader.course import course_in
from grader.grade import Desk
from grader.release import make_bundle, write_folder
from grader.sandbox import best_level
from grader.validate import right_solutions
from tests.assignments.claims import FOLDER

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]   # each makes a bundle, and grades a class twice

COURSE = course_in(Path(__file__).resolve().parents[2])
SOME = 6   # of an assignment's submissions, evenly over their names; each is graded twice
# Each takes seconds there: one of each kind of mistake.
OF_TRAIN_LOOP = ("half_finished", "relu_missing_in_cnn", "conv_padding_missing", "loss_summed", "counts_tensors",
                 "accuracy_in_percent", "softmax_in_model", "block_classes", "own_declaration_order")
OF_ARCHITECTURES = ("half_finished", "softmax_last", "padding_in_all_convolutions", "records_each_epoch",
                    "gray_by_mean_0_255", "random_split", "empty_and_foreign_files", "lazy_layers")


def submissions(assignment_id):
    """Return the collected submissions and the right solutions of an assignment, its reference and its template."""
    assignment = load_assignment(COURSE, assignment_id)
    collected = [*sorted((FOLDER / assignment_id).iterdir()), *right_solutions(assignment)]
    if named := {"architectures": OF_ARCHITECTURES, "train_loop": OF_TRAIN_LOOP}.get(assignment_id):
        collected = [path for path in collected if path.name in named]
    else:
        collected = collected[::max(1, len(collected) // SOME)]
    return [assignment.reference.parent, assignment.template, *collected]


def told(desk, path):
    """Return what the public checks tell: outcome, points, message, diagnosis and the kinds of pictures."""
    graded = desk.grade(path, public_only=True)
    pictures = [(shown.check, shown.picture.title) for shown in graded.report.pictures]
    return graded.faults, pictures, {
        check.id: (check.outcome, check.points, check.message, check.diagnosis) for check in graded.report.checks}


@pytest.mark.parametrize("assignment_id", COURSE.assignment_ids())
def test_a_bundle_tells_what_the_course_tells(tmp_path, assignment_id):
    if assignment_id in ("architectures", "train_loop"):
        pytest.importorskip("torch", reason=f"{assignment_id} is an assignment for PyTorch, which is not installed")
    files = make_bundle(COURSE, assignment_id, best_level())
    bundle = course_in(write_folder(files, tmp_path / "bundle"))

    differ = {}
    with Desk(bundle, assignment_id, best_level()) as ours, Desk(COURSE, assignment_id, best_level()) as courses:
        for path in submissions(assignment_id):
            in_bundle, in_course = told(ours, path), told(courses, path)
            if in_bundle != in_course:
                differ[path.name] = (in_bundle, in_course)

    assert differ == {}
