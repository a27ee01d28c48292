"""grader/compare/parts.py: dicts and tuples part by part, text and None as they are."""

import numpy as np
import pytest

from grader.compare import FLOAT64, compare

GRADIENTS = {"W1": np.ones((2, 3)), "b1": np.zeros(3)}


def test_a_dict_of_equal_arrays_is_equal():
    c = compare({"W1": np.ones((2, 3)), "b1": np.zeros(3)}, GRADIENTS, FLOAT64)
    assert (c.ok, c.total) == (True, 9)


def test_a_missing_key_is_named():
    c = compare({"W1": np.ones((2, 3))}, GRADIENTS, FLOAT64)
    assert (c.kind, c.missing) == ("keys", ("b1",))


def test_keys_beside_the_expected_ones_do_no_harm():
    assert compare({**GRADIENTS, "extra": "x"}, GRADIENTS, FLOAT64).ok


def test_the_first_wrong_part_is_told_and_the_others_named():
    c = compare({"W1": np.zeros((2, 3)), "b1": np.ones(3)}, GRADIENTS, FLOAT64)
    assert (c.kind, c.part, c.also_wrong, c.wrong) == ("values", ("W1",), ("b1",), 6)


def test_a_part_inside_a_part_is_told_by_its_way():
    c = compare({"a": {"b": 2.0}}, {"a": {"b": 1.0}}, FLOAT64)
    assert c.part == ("a", "b")


@pytest.mark.parametrize("actual", [None, [1, 2], np.ones(3), "W1"])
def test_what_is_no_dict_is_of_the_wrong_type(actual):
    assert compare(actual, GRADIENTS, FLOAT64).kind == "type"


def test_a_tuple_of_arrays_is_compared_in_order():
    expected = (np.ones((2, 3)), np.zeros(3))
    assert compare([np.ones((2, 3)), np.zeros(3)], expected, FLOAT64).ok
    assert compare((np.zeros(3), np.ones((2, 3))), expected, FLOAT64).part == (0,)


def test_a_tuple_must_have_the_expected_length():
    c = compare((np.ones(2), np.ones(2), 1.0), (np.ones(2), np.ones(2)), FLOAT64)
    assert (c.kind, c.note, c.wanted) == ("keys", "3", "2 values")


def test_a_tuple_of_bare_numbers_counts_as_an_array():
    assert compare(np.array([1.0, 2.0]), (1.0, 2.0), FLOAT64).ok


@pytest.mark.parametrize("expected", ["learns", None, b"\0"])
def test_plain_values_equal_only_themselves(expected):
    assert compare(expected, expected, FLOAT64).ok
    assert not compare("diverges", expected, FLOAT64).ok


def test_a_dict_of_words_is_compared_by_key():
    expected = {0.1: "learns", 10.0: "diverges"}
    c = compare({0.1: "slow", 10.0: "diverges"}, expected, FLOAT64)
    assert (c.part, c.actual_value, c.expected_value) == ((0.1,), "slow", "learns")
