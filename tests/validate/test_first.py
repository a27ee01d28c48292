"""A reference that does not get all points is told with its cause, and nothing else is graded."""

from __future__ import annotations

import pytest

from grader.errors import AuthorError
from tests.tiny_course import CHECKS, HEAD, REFERENCE

LEARNS = '''\
@pytest.mark.points(4)
def test_learns(student, assignment):
    """`double` doubles."""
    award(float(np.mean(student.double(np.ones(4)) == 2)) * 0.8, assignment.thresholds["learns"], "accuracy")
'''
COMPARES = "    assert_close(student.double(x), reference.double(x), within=FLOAT64)"
LINE = len(HEAD.splitlines()) + 5
STOPPED = "^The reference does not get all points, so nothing else was graded:\n  "


@pytest.mark.parametrize(("changed", "told"), [
    ({"checks": CHECKS.replace("rng.normal(size=5)", "rng.nomral(size=5)")},
     f"vector breaks: test_double.py:{LINE - 1}: AttributeError: .*nomral"),
    ({"checks": CHECKS.replace(COMPARES, "    x + 1", 1)},
     f"vector breaks: test_double.py:{LINE - 4}: it never asked the submission anything"),
    ({"reference": REFERENCE.replace("np.asarray(x)", "np.asarray(x")},
     r"vector breaks: reference/tiny/tiny.py:\d+: SyntaxError: '\(' was never closed"),
    ({"checks": CHECKS.replace("reference.double(x)", "3 * x", 1)}, "vector gives 0 of 4 points: 5 of 5 values differ"),
    ({"checks": LEARNS, "declared": {"more": "thresholds: {other: {floor: 0.5, goal: 0.7, found: by hand}}\n"}},
     f"learns breaks: test_double.py:{LINE - 1}: KeyError: 'learns'"),
], ids=["slip", "asks nothing", "syntax error", "wrong value", "unknown threshold"])
def test_the_cause_is_told_with_file_and_line(validated, changed, told):
    with pytest.raises(AuthorError, match=STOPPED + told):
        validated("", **changed)


def test_a_goal_below_its_floor_is_told_when_the_reference_misses_it(validated):
    more = "thresholds: {learns: {floor: 0.9, goal: 0.7, found: by hand}}\n"

    with pytest.raises(AuthorError, match="learns: goal 0.7 lies below floor 0.9, so less is better; swap them if not"):
        validated("", checks=LEARNS, declared={"more": more})
