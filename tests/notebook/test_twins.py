"""A notebook is graded as the script that it is the twin of, whatever else is in it."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

import pytest

from grader.course import find_course
from grader.grade import Desk
from grader.model import Level, Outcome, Submission, SubmittedFile
from tests.notebook.messy import MESSES

COURSE = find_course(Path(__file__).parent)
SUBMISSIONS, SOLUTIONS = COURSE.folder / "tests" / "submissions", COURSE.folder / "assignments"
# Wrong in various ways, and right; each disorder gets one of either assignment in turn.
BACKPROP = ("bias_left_out", "dw_transposed", "half_finished", "returns_lists", "notebook_db_averaged_twice",
            "relu_mask_missing", "gradients_of_the_start_in_a_class", "trains_and_plots_at_top", "past_builtins_xrange")
CONV2D = ("flipped_kernel", "channels_last", "untouched", "square_only", "uint8_product_wraps", "scipy_at_top",
          "torch_in_try")
SCRIPTS = zip(cycle(BACKPROP), cycle(CONV2D))
CASES = [pytest.param(mess, assignment_id, script, id=f"{mess}-{assignment_id}-{script}",
                      # Each disorder meets one assignment in the fast suite, both in the whole one.
                      marks=[pytest.mark.slow] if (assignment_id == "conv2d") == bool(number % 2) else [])
         for number, (mess, scripts) in enumerate(zip(MESSES, SCRIPTS))
         for assignment_id, script in zip(("backprop", "conv2d"), scripts)]


@pytest.fixture(scope="module")
def graded():
    """graded(assignment_id, main, data): the outcomes and points of one file, with a warm worker."""
    desks, known = {}, {}

    def graded(assignment_id: str, main: str, data: bytes) -> dict[str, tuple]:
        if (assignment_id, data) not in known:
            if assignment_id not in desks:
                desks[assignment_id] = Desk(COURSE, assignment_id, Level.PROCESS)
            submission = Submission("twin", main, (SubmittedFile(main, data),))
            report = desks[assignment_id].grade_submission(submission, name_mistakes=False).report
            known[assignment_id, data] = {each.id: (each.outcome, each.points) for each in report.checks}
        return known[assignment_id, data]

    yield graded
    for desk in desks.values():
        desk.__exit__()


@pytest.mark.parametrize(("mess", "assignment_id", "script"), CASES)
def test_a_messy_notebook_is_graded_as_its_twin_is(graded, mess, assignment_id, script):
    source = (SUBMISSIONS / assignment_id / script / f"{assignment_id}.py").read_text(encoding="utf-8")

    twin = graded(assignment_id, f"{assignment_id}.py", source.encode())
    told = graded(assignment_id, f"{assignment_id}.ipynb", MESSES[mess](source))

    assert told == twin
    assert Outcome.BROKEN not in {outcome for outcome, _ in twin.values()}
