"""grader/compare/words.py and figures.py: a message tells what, where, how much; a hidden one gives no value away."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.compare import EXACT, FLOAT64, Tolerance, compare, describe
from grader.compare.figures import pair_words, short_words

ABOUT_1E9 = Tolerance("example", rtol=0.0, atol=1e-9, reason="an example")


def open_words(actual, expected, within=ABOUT_1E9):
    return describe(compare(actual, expected, within), reveal=True)


def hidden_words(actual, expected, within=ABOUT_1E9):
    return describe(compare(actual, expected, within), reveal=False)


def test_wrong_values_are_told_with_the_largest_one():
    expected = np.full((5, 3), 1.0)
    expected[0, 1] = 1.730
    actual = expected + 0.1
    actual[0, 1] = 0.481
    assert open_words(actual, expected) == (
        "15 of 15 values differ (shape 5x3). Largest at [0, 1]: yours 0.481, expected 1.730, allowed 1e-9.")


@pytest.mark.parametrize("error, words", [
    (200.0, "several times the expected size"), (19.0, "about as large as what was expected"),
    (0.5, "small beside what was expected"), (1e-4, "tiny, but more than rounding")])
def test_a_hidden_check_tells_the_rough_size_of_the_error_alone(error, words):
    expected = np.full((4, 3), 50.0)
    assert hidden_words(expected - error, expected) == f"All values are wrong; the largest error is {words}."


def test_where_zero_is_expected_an_error_is_not_measured_against_it():
    assert hidden_words(np.full(3, 0.5), np.zeros(3)) == (
        "All values are wrong; the largest error is far more than rounding.")


def test_what_is_zero_but_for_rounding_is_no_size_either():
    assert hidden_words(0.5, 1e-17) == "The value is wrong; the largest error is far more than rounding."


def test_a_tiny_error_where_zero_is_expected_is_told_as_tiny():
    assert hidden_words(np.full(3, 1e-6), np.zeros(3)).endswith("the largest error is tiny, but more than rounding.")


def test_a_hidden_check_tells_roughly_how_many_values_are_wrong():
    expected = np.ones(10)
    assert hidden_words(expected + ([1.0] + [0.0] * 9), expected).startswith("Some values are wrong")
    assert hidden_words(expected + ([1.0] * 7 + [0.0] * 3), expected).startswith("Most values are wrong")


def test_one_wrong_value_is_singular():
    assert open_words([1.0, 2.5], [1.0, 2.0]).startswith("1 of 2 values differs (shape (2,)).")


def test_a_single_number_has_no_position():
    assert open_words(0.481, 1.73) == "The value differs: yours 0.481, expected 1.730, allowed 1e-9."


def test_whole_numbers_are_written_whole():
    assert "yours 3, expected 4, allowed 0." in open_words(np.array([3]), np.array([4]), EXACT)


def test_shapes_are_told_openly_and_hidden_as_axes():
    assert open_words(np.ones((1, 50)), np.ones(50)) == "The shape is 1x50, expected (50,)."
    assert hidden_words(np.ones((1, 50)), np.ones(50)) == "The shape is wrong: the result has 2 axes, expected 1."
    assert hidden_words(np.ones((7, 4)), np.ones((7, 5))) == "The shape is wrong along axis 1."
    assert hidden_words(np.ones((7, 4, 2)), np.ones((8, 5, 3))) == "The shape is wrong along axes 0, 1 and 2."


def test_nan_is_counted_and_placed():
    actual, expected = np.array([1.0, np.nan, np.inf]), np.array([1.0, 2.0, 3.0])
    assert open_words(actual, expected) == (
        "2 of 3 values are not finite (1 NaN and 1 infinite). First at [1]: yours nan, expected 2.0.")
    assert hidden_words(actual, expected) == "Most values are not finite."


def test_a_wrong_type_is_named():
    assert open_words(None, np.ones((5, 3))) == "The result is None, expected an array of numbers of shape 5x3."
    assert hidden_words(None, 1.0) == "The result is None, expected a number."


def test_a_wrong_dtype_is_named():
    assert open_words(np.ones(2, dtype=bool), np.ones(2)) == "The result holds true and false, expected real numbers."


def test_a_part_is_named_first_and_other_wrong_ones_last():
    text = open_words({"W1": 1.0, "b1": 1.0, "W2": 2.0}, {"W1": 1.5, "b1": 1.0, "W2": 2.5})
    assert text.startswith("W1: The value differs:")
    assert text.endswith("Also wrong: W2.")


def test_missing_keys_are_named_when_they_are_names():
    assert hidden_words({}, {"W1": 1.0, "b1": 2.0}) == "Missing from the result: W1, b1."
    assert hidden_words({}, {0.37: "learns"}) == "1 of 1 keys is missing from the result."


def test_a_number_as_key_stays_out_of_a_hidden_message():
    assert "0.37" in open_words({0.37: "slow"}, {0.37: "learns"})
    assert hidden_words({0.37: "slow"}, {0.37: "learns"}) == "one item: The value differs."


def test_text_of_the_answer_is_escaped_and_cut():
    text = open_words("\x1b[31m" + "x" * 1000, "learns")
    assert "\x1b" not in text and len(text) < 150


def test_equal_values_are_told_as_such():
    assert open_words(np.ones(3), np.ones(3)) == "All 3 values agree."


@pytest.mark.parametrize("actual, expected, difference", [
    (1.7300000012, 1.73, 1.2e-9), (1e-7, 2e-7, 1e-7), (1e12, 1e12 + 1, 1.0), (0.5, 0.5000001, 1e-7),
    (1.0, 1.0 + 2.0**-52, 2.0**-52), (0.0, 5e-324, 5e-324),
])
def test_two_unequal_numbers_never_look_equal(actual, expected, difference):
    yours, wanted = pair_words(actual, expected, difference)
    assert yours != wanted


@pytest.mark.parametrize("number, words", [
    (1e-9, "1e-9"), (0.0005, "0.0005"), (0.0, "0"), (20.0, "20"), (3e12, "3e12")])
def test_a_size_is_written_with_one_digit(number, words):
    assert short_words(number) == words


FLOATS = hnp.arrays(np.float64, (2, 3))


@settings(max_examples=150, deadline=None)
@given(actual=st.one_of(FLOATS, hnp.arrays(np.float64, (3,)), st.none(), st.complex_numbers()), expected=FLOATS,
       reveal=st.booleans())
def test_every_comparison_can_be_described(actual, expected, reveal):
    assert describe(compare(actual, expected, FLOAT64), reveal=reveal).endswith(".")


@settings(max_examples=100, deadline=None)
@given(expected=hnp.arrays(np.float64, (4,), elements=st.floats(1000.5, 9999.5)))
def test_a_hidden_message_never_holds_an_expected_value(expected):
    text = hidden_words(expected + 777.25, expected)
    told = {float(number) for number in re.findall(r"[0-9.]*[0-9]", text)}
    assert not told & set(expected.tolist()) and not told & set((expected + 777.25).tolist())
