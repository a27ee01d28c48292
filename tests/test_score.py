"""Points are a share of the possible ones, and a score is open while any check is."""

import pytest

from grader.model import CheckResult, Outcome, Visibility
from grader.score import points_for, score


def result(points, possible=4.0):
    return CheckResult("a", "t", "A.", Visibility.PUBLIC, Outcome.PASSED, points, possible)


@pytest.mark.parametrize("share, points", [(0.0, 0.0), (0.5, 3.5), (1 / 3, 2.33), (1.0, 7.0), (-1.0, 0.0), (2.0, 7.0)])
def test_points_are_the_share_in_hundredths_never_more_never_less_than_none(share, points):
    assert points_for(7, share) == points


def test_a_score_is_the_sum_of_points_of_the_sum_possible():
    assert score([result(4.0), result(0.0), result(1.5)]) == (5.5, 12.0)


def test_a_score_is_open_while_one_check_has_no_points():
    assert score([result(4.0), result(None)]) == (None, 8.0)


def test_hundredths_do_not_gather_rounding_errors():
    assert score([result(0.1, 0.1)] * 10) == (1.0, 1.0)


def test_no_checks_are_no_points_of_none():
    assert score([]) == (0, 0)
