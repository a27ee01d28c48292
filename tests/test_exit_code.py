"""An exit code says what a script needs to know: graded, below the line, nothing readable, our fault."""

import msgspec
import pytest

from grader.exit_code import exit_code
from grader.grade import Graded
from grader.model import Outcome
from tests.render.samples import report, result

GOOD = report(result())
OPEN = report(result(outcome=Outcome.BROKEN, points=None))
NOTHING = msgspec.structs.replace(GOOD, submission=msgspec.structs.replace(GOOD.submission, file=None), score=0.0)
ZERO = report(result(outcome=Outcome.CRASHED, points=0.0))


@pytest.mark.parametrize("graded, fail_under, code", [
    (Graded(GOOD), None, 0),
    (Graded(ZERO), None, 0),
    (Graded(GOOD), 4.0, 0),
    (Graded(GOOD), 4.01, 1),
    (Graded(ZERO), 0.0, 0),
    (Graded(NOTHING), None, 2),
    (Graded(NOTHING), 1.0, 2),
    (Graded(OPEN), None, 3),
    (Graded(OPEN), 1.0, 3),
    (Graded(GOOD, interrupted=True), None, 130),
])
def test_each_ending_has_its_exit_code(graded, fail_under, code):
    assert exit_code(graded, fail_under) == code


@pytest.mark.parametrize("fail_under, code", [(None, 0), (4.0, 0), (8.0, 0), (8.01, 1)])
def test_points_that_a_person_may_still_give_are_no_failure(fail_under, code):
    waits = report(result(), result(outcome=Outcome.AWAITING, points=None))

    assert exit_code(Graded(waits), fail_under) == code


def test_something_broken_is_our_fault_whatever_waits_beside_it():
    both = report(result(outcome=Outcome.BROKEN, points=None), result(outcome=Outcome.AWAITING, points=None))

    assert exit_code(Graded(both)) == 3
