"""grader/mutants/calls.py: functions left out or mistaken, arguments forgotten or exchanged."""

import pytest

from grader.mutants.calls import (
    dropped_call,
    dropped_keyword,
    dropped_layer,
    sibling,
    swapped_arguments,
    swapped_items,
)
from tests.mutants.marked import changes


@pytest.mark.parametrize("before, after", [
    ("x.mean()", "x.sum()"), ("np.sum(x)", "np.mean(x)"), ("np.max(x)", "np.min(x)"), ("x.argmax(1)", "x.argmin(1)"),
    ("np.zeros(3)", "np.ones(3)"), ("x.eval()", "x.train()"), ("max(x, y)", "min(x, y)"), ("sum(x)", "max(x)")])
def test_sibling_is_taken_for_the_function(before, after):
    assert changes(sibling, f"return {before}") == [(before, after)]


def test_sibling_leaves_unknown_functions_and_mere_attributes_alone():
    assert changes(sibling, "return len(x) + x.mean") == []


@pytest.mark.parametrize("before, after", [
    ("np.maximum(0, x)", "x"), ("np.maximum(x, 0)", "x"), ("np.log(x + 1)", "x + 1"), ("x.exp()", "x"),
    ("x.clip(0, 1)", "x"), ("x.max(axis=1)", "x"), ("x.astype(y)", "x"), ("max(x, 1)", "x")])
def test_dropped_call_leaves_the_array(before, after):
    assert changes(dropped_call, f"y = {before}") == [(before, after)]


@pytest.mark.parametrize("expression", ["float(x)", "x.copy()", "np.maximum(x, y)", "len(x)", "np.exp(*x)"])
def test_dropped_call_leaves_conversions_and_calls_of_two_arrays_alone(expression):
    assert changes(dropped_call, f"y = {expression}") == []


def test_swapped_arguments_exchanges_two_names_or_numbers():
    assert changes(swapped_arguments, "return np.outer(x, y)") == [("np.outer(x, y)", "np.outer(y, x)")]
    assert changes(swapped_arguments, "return nn.Linear(3, x)") == [("nn.Linear(3, x)", "nn.Linear(x, 3)")]


def test_swapped_arguments_exchanges_neighbouring_indices():
    assert changes(swapped_arguments, "return x[:, y, z]") == [("x[:, y, z]", "x[:, z, y]")]


@pytest.mark.parametrize("expression", ["np.maximum(0, x)", "f(x)", "f(x, y, z)", "f(x + 1, y)", "x[:, y]"])
def test_swapped_arguments_leaves_symmetric_and_other_calls_alone(expression):
    assert changes(swapped_arguments, f"return {expression}") == []


def test_swapped_items_exchanges_neighbouring_names():
    assert changes(swapped_items, "return [x, y, z]") == [("[x, y, z]", "[y, x, z]"), ("[x, y, z]", "[x, z, y]")]


def test_swapped_items_exchanges_targets():
    assert changes(swapped_items, "x, y = y.shape") == [("x, y", "y, x")]


def test_swapped_items_leaves_numbers_and_arguments_alone():
    assert changes(swapped_items, "return f(x, y) + [1, 2]") == []


def test_dropped_keyword_takes_out_one_at_a_time():
    mutants = changes(dropped_keyword, "return f(x, lr=1, momentum=y)")

    assert mutants == [("lr=1", ""), ("momentum=y", "")]


def test_dropped_keyword_leaves_positional_and_unpacked_arguments_alone():
    assert changes(dropped_keyword, "return f(x, *y, **z)") == []


def test_dropped_layer_takes_out_one_part_at_a_time():
    mutants = changes(dropped_layer, "return Sequential(", "    Flatten(),  # (N, D)", "    ReLU(),", "    Last(), )")

    assert mutants == [("Flatten()", ""), ("ReLU()", ""), ("Last()", "")]


def test_dropped_layer_leaves_short_and_mixed_calls_alone():
    assert changes(dropped_layer, "return f(a(), b()) + f(a(), b(), x)") == []
