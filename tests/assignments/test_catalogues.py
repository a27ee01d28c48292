"""The checks of every assignment are graded: reference 100, template 0, each known mistake caught and named."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.course import find_course
from grader.sandbox import best_level
from grader.validate import validate

COURSE = find_course(Path(__file__).parent)
# How many mistakes and right solutions a catalogue must at least have.
LEAST = {"architectures": 60, "backprop": 15, "conv2d": 15, "train_loop": 15, "two_layer_net": 20, "xor": 50}
SOLUTIONS = 8


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("assignment_id", COURSE.assignment_ids())
def test_the_checks_catch_and_name_every_known_mistake(assignment_id):
    found = validate(COURSE, assignment_id, best_level())
    assert found.problems == ()
    assert len(found.mistakes) >= LEAST[assignment_id] and len(found.solutions) >= SOLUTIONS
