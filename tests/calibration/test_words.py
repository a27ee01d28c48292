"""Numbers are rounded to the safe side with few digits, and risks are never told better than they are."""

import pytest

from grader.calibration.words import between, list_words, outward, rate_words


@pytest.mark.parametrize("rate, words", [(1e-4, "1 in 10,000"), (0.1173, "1 in 8"), (0.0495, "1 in 20"),
                                         (1 / 3, "1 in 3"), (1.0, "1 in 1")])
def test_a_risk_is_told_as_one_in_so_many(rate, words):
    assert rate_words(rate) == words


@pytest.mark.parametrize("value, toward, room, rounded", [
    (0.8739, "down", 0.06, 0.87), (0.8739, "up", 0.06, 0.88), (0.29, "down", 0.05, 0.29), (-0.123, "down", 0.3, -0.2),
    (0.9987, "down", 0.001, 0.9987), (1234.0, "up", 700.0, 1300.0), (0.003, "down", 0.9, 0.0)])
def test_a_number_is_rounded_outward_as_far_as_its_room_lets_it(value, toward, room, rounded):
    assert outward(value, toward, room) == rounded


@pytest.mark.parametrize("low, high", [(0.1, 0.9), (0.749, 0.75), (-3.0, -2.0), (0.0, 1e-12), (1e6, 1e6 + 1)])
def test_a_number_between_lies_strictly_between(low, high):
    assert low < between(low, high) < high


def test_nothing_lies_between_a_number_and_itself():
    with pytest.raises(ValueError, match="nothing lies between"):
        between(1.0, 1.0)


def test_long_lists_are_counted():
    assert list_words(["a", "b", "c"], most=2) == "a, b and 1 more"
