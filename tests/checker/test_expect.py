"""The assertions that end a check: they judge any answer, and raise nothing but a Verdict."""

from __future__ import annotations

import math

import numpy as np
import pytest

from grader.checker import FLOAT64, Threshold, Verdict, assert_close, award, fail, numbers
from grader.checker.current import Running, is_hidden, running
from grader.model import Check, ErrorMap, Outcome, Visibility

STRANGE = [None, "text", b"bytes", True, {}, {"a": 1}, [], [[1], [2, 3]], [None], (1, "a"), math.nan, 10**400, 2 + 3j,
           np.array(["a"]), np.zeros((0, 3)), np.array([], dtype=bool), np.full(3, np.inf), [[[[]]]]]


@pytest.fixture(params=[Visibility.PUBLIC, Visibility.HIDDEN], ids=["public", "hidden"])
def now(request):
    """A running check of either visibility."""
    yield from running_check(request.param)


@pytest.fixture
def public():
    """A running public check."""
    yield from running_check(Visibility.PUBLIC)


@pytest.fixture
def hidden():
    """A running hidden check."""
    yield from running_check(Visibility.HIDDEN)


def running_check(visibility):
    token = running.set(Running(Check("one", "t", "One.", visibility, 1.0)))
    yield running.get()
    running.reset(token)


@pytest.mark.parametrize("strange", STRANGE, ids=repr)
def test_a_strange_answer_fails_a_comparison_and_breaks_nothing(now, strange):
    with pytest.raises(Verdict) as verdict:
        assert_close(strange, np.array([1.5, 2.5, 3.5]), within=FLOAT64)

    assert verdict.value.outcome is Outcome.FAILED and verdict.value.message


@pytest.mark.parametrize("strange", STRANGE, ids=repr)
def test_a_strange_answer_is_no_array_of_three_numbers(now, strange):
    with pytest.raises(Verdict) as verdict:
        numbers(strange, (3,), "the result")

    assert verdict.value.outcome is Outcome.FAILED and verdict.value.message


def test_equal_values_end_nothing(now):
    assert_close([1.0, 2.0], np.array([1.0, 2.0]), within=FLOAT64)


def test_numbers_come_as_float64_of_the_shape_with_any_size_where_none_is_given(now):
    array = numbers([[1, 2], [3, 4], [5, 6]], (None, 2))

    assert (array.shape, array.dtype) == ((3, 2), np.float64)


def test_a_wrong_shape_is_shown_in_a_public_check(public):
    with pytest.raises(Verdict, match=r"\(7,\), expected \(3,\)"):
        numbers(np.zeros(7), (3,))


def test_a_wrong_shape_is_not_shown_in_a_hidden_check(hidden):
    with pytest.raises(Verdict) as verdict:
        numbers(np.zeros(7), (3,))

    assert "7" not in verdict.value.message and "3" not in verdict.value.message


def test_a_map_of_the_errors_is_shown_in_a_public_check(public):
    with pytest.raises(Verdict):
        assert_close([[1.0, 2.0], [3.0, 9.0]], np.array([[1.0, 2.0], [3.0, 4.0]]), within=FLOAT64)

    (picture,) = public.pictures
    assert isinstance(picture, ErrorMap) and picture.wrong == ((False, False), (False, True))


def test_no_map_of_the_errors_is_shown_in_a_hidden_check(hidden):
    with pytest.raises(Verdict):
        assert_close([[1.0, 2.0], [3.0, 9.0]], np.array([[1.0, 2.0], [3.0, 4.0]]), within=FLOAT64)

    assert hidden.pictures == []


@pytest.mark.parametrize("figure, outcome, share", [(0.5, Outcome.FAILED, 0.0), (0.75, Outcome.PARTIAL, 0.5),
                                                    (math.nan, Outcome.FAILED, 0.0)])
def test_a_figure_below_the_goal_earns_its_share(now, figure, outcome, share):
    with pytest.raises(Verdict, match="Accuracy is .*full points from 1 on, none from 0.5 on down") as verdict:
        award(figure, Threshold(0.5, 1.0, "by hand"), "accuracy")

    assert (verdict.value.outcome, verdict.value.share) == (outcome, share)


def test_a_figure_at_the_goal_ends_nothing(now):
    award(1.0, Threshold(0.5, 1.0, "by hand"), "accuracy")


def test_a_loss_is_told_with_the_direction_turned_round(now):
    with pytest.raises(Verdict, match="Loss is 3; full points up to 1, none from 2 on up"):
        award(3.0, Threshold(2.0, 1.0, "by hand"), "loss")


def test_fail_without_a_mistake_has_no_diagnosis(now):
    with pytest.raises(Verdict, match="Not so.") as verdict:
        fail("Not so.")

    assert verdict.value.diagnosis is None


def test_where_no_check_runs_everything_counts_as_hidden():
    assert is_hidden()


def test_numbers_refuses_more_than_a_check_could_compute_with(now):
    with pytest.raises(Verdict, match="holds more than 5,000,000 numbers"):
        numbers(np.broadcast_to(np.uint8(1), (5_000_001, 1)), (None, None))


def test_the_wrong_part_of_a_tuple_is_diagnosed(public):
    expected = (np.array([1.0, -2.0, 5.0]), np.array([0.5, 4.0, -3.0]))

    with pytest.raises(Verdict) as verdict:
        assert_close((expected[0], 20 * expected[1]), expected, within=FLOAT64, name="the gradients",
                     factors={"n": 20})

    assert "the expected value times 20 (n)" in verdict.value.diagnosis.evidence
    assert "item 1" in verdict.value.diagnosis.evidence


def test_the_wrong_part_of_a_dict_is_diagnosed(public):
    expected = {"W": np.array([1.0, -2.0, 5.0]), "b": 0.25}

    with pytest.raises(Verdict) as verdict:
        assert_close({"W": -expected["W"], "b": 0.25}, expected, within=FLOAT64)

    assert verdict.value.diagnosis.evidence.startswith("W is the expected value times -1")
