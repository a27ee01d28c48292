"""Points are a share of the possible ones, and a score is open while any check is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.model import CheckResult, Outcome, Visibility
from grader.render.words import number
from grader.score import in_hundredths, points_for, score


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


@given(st.lists(st.tuples(st.integers(1, 5000), st.fractions(0, 1)), max_size=30))
def test_what_is_shown_for_the_parts_adds_up_to_the_score_in_any_division_into_tasks(parts):
    results = [result(points_for(worth / 100, float(share)), worth / 100) for worth, share in parts]
    tasks = [score(results[::2]), score(results[1::2])]

    earned, possible = score(results)

    assert sum(round(100 * float(number(one.points))) for one in results) == round(100 * earned)
    assert sum(round(100 * task) for task, _ in tasks) == round(100 * earned)
    assert round(100 * possible) == sum(worth for worth, _ in parts) >= round(100 * earned)


@given(st.integers(1, 100_000), st.integers(1, 12))
def test_all_shares_of_a_whole_are_the_whole(worth, parts):
    assert points_for(worth / 100, sum([1 / parts] * parts)) == worth / 100


@pytest.mark.parametrize("points", [0.125, 1 / 3, 1e-3, float("nan"), float("inf")])
def test_points_that_cannot_be_summed_without_loss_are_known(points):
    assert not in_hundredths(points)


@pytest.mark.parametrize("points", [0, 1, 0.01, 2.25, 0.3, 33.33])
def test_hundredths_are_taken(points):
    assert in_hundredths(points)
