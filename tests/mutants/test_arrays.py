"""grader/mutants/arrays.py: axes, indices, slices and ranges."""

import pytest

from grader.mutants.arrays import axis, index, loop_range, slice_bounds, transpose
from tests.mutants.marked import changes


@pytest.mark.parametrize("before, after", [
    ("axis=0", "axis=1"), ("axis=1", "axis=0"), ("axis=-1", "axis=0"), ("dim=2", "dim=0"), ("dim=0", "dim=1")])
def test_axis_takes_another_axis(before, after):
    assert changes(axis, f"return x.sum({before})") == [(before, after)]


@pytest.mark.parametrize("before, after", [
    ("x.sum(0)", "x.sum(1)"), ("np.mean(x, 1)", "np.mean(x, 0)"), ("x.argmax(-1)", "x.argmax(0)")])
def test_axis_by_position_is_known_in_a_reduction(before, after):
    assert changes(axis, f"return {before}") == [(before, after)]


@pytest.mark.parametrize("expression", ["x.reshape(0)", "x.sum(axis=y)", "np.maximum(x, 0)", "f(key=0)", "max(x, 0)"])
def test_axis_leaves_other_numbers_alone(expression):
    assert changes(axis, f"return {expression}") == []


@pytest.mark.parametrize("before, afters", [
    ("x.shape[0]", ["x.shape[1]"]), ("x[2]", ["x[1]", "x[3]"]), ("x[-1]", ["x[-2]", "x[0]"]),
    ("x[y, 0]", ["x[y, 1]"])])
def test_index_takes_the_neighbours(before, afters):
    assert changes(index, f"return {before}") == [(before, after) for after in afters]


def test_index_moves_the_counter_of_a_range_on_by_one():
    assert changes(index, "for i in range(y):", "    y = x[i]") == [("x[i]", "x[i + 1]")]


def test_index_leaves_keys_and_index_arrays_alone():
    assert changes(index, "for name in y:", "    y = x[name] + x['W1'] + x[y]") == []


@pytest.mark.parametrize("before, after", [
    ("x[y:]", "x[y + 1:]"), ("x[1:9]", "x[2:9]"), ("x[:y]", "x[1:y]"), ("x[:]", "x[::-1]"), ("x[::-1]", "x[:]"),
    ("x[y:y + 3]", "x[y + 1:y + 3]"), ("x[0, :]", "x[0, ::-1]")])
def test_slice_bounds_start_late_or_run_backwards(before, after):
    assert changes(slice_bounds, f"return {before}") == [(before, after)]


def test_slice_bounds_leave_indices_and_steps_alone():
    assert changes(slice_bounds, "return x[0] + x[::2]") == []


def test_transpose_is_dropped():
    assert changes(transpose, "return x.T @ y") == [("x.T @ y", "x @ y")]


def test_transpose_of_a_product_drops_to_the_product():
    assert changes(transpose, "return (x @ y).T") == [("(x @ y).T", "x @ y")]


def test_transpose_leaves_other_attributes_alone():
    assert changes(transpose, "return x.shape") == []


def test_loop_range_misses_the_last_and_the_first_turn():
    assert changes(loop_range, "for i in range(y):", "    x += i") == [
        ("range(y)", "range(y - 1)"), ("range(y)", "range(1, y)")]


def test_loop_range_that_only_counts_misses_one_turn():
    assert changes(loop_range, "for _ in range(y):", "    x += y") == [("range(y)", "range(y - 1)")]


def test_loop_range_leaves_other_loops_and_ranges_alone():
    assert changes(loop_range, "for i in y:", "    x = list(range(i))", "for i in range(1, 9):", "    x = i") == []
