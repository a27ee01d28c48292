"""grader/compare/rules_layout.py: each rule fires on its mistake, and not on its double."""

import numpy as np
import pytest

from grader.compare import diagnose


@pytest.mark.parametrize("shape", [(4, 4), (5, 3)])
def test_a_transposed_matrix_is_named(rng, shape):
    expected = rng.normal(size=shape)
    assert diagnose(expected.T, expected).mistake == "transposed"


def test_a_symmetric_matrix_is_never_transposed(rng):
    half = rng.normal(size=(4, 4))
    expected = half + half.T
    assert diagnose(expected * (1 + 1e-12), expected) is None


def test_swapped_axes_are_named(rng):
    expected = rng.normal(size=(2, 3, 5, 4))
    found = diagnose(expected.swapaxes(2, 3), expected, name="output")
    assert (found.mistake, found.evidence) == (
        "axes swapped", "output is the expected value with its axes 2 and 3 exchanged.")


def test_rolled_axes_are_named(rng):
    expected = rng.normal(size=(2, 3, 4))
    assert "order (1, 2, 0)" in diagnose(expected.transpose(1, 2, 0), expected).evidence


def test_the_shape_of_a_transpose_alone_is_no_evidence(rng):
    assert diagnose(rng.normal(size=(3, 5)), rng.normal(size=(5, 3))) is None


@pytest.mark.parametrize("axes, words", [((2,), "axis 2"), ((3,), "axis 3"), ((2, 3), "axes 2 and 3")])
def test_a_flipped_result_is_named(rng, axes, words):
    expected = rng.normal(size=(2, 3, 4, 5))
    assert diagnose(np.flip(expected, axes), expected).evidence.endswith(f"backwards along {words}.")


def test_a_palindrome_is_never_flipped():
    expected = np.array([1.0, 2.0, 5.0, 2.0, 1.0])
    assert diagnose(expected * (1 + 1e-12), expected) is None


@pytest.mark.parametrize("step", [1, -1])
@pytest.mark.parametrize("axis", [0, 1])
def test_a_result_moved_by_one_is_named(rng, axis, step):
    whole = rng.normal(size=(7, 7))
    expected, moved = (np.take(whole, np.arange(start, start + 5), axis) for start in (1, 1 + step))
    assert diagnose(moved, expected).evidence == f"The result is the expected value moved by one along axis {axis}."


def test_a_constant_result_is_never_moved():
    assert diagnose(np.ones((5, 5)) * (1 + 1e-12), np.ones((5, 5))) is None


@pytest.mark.parametrize("part, words", [(np.s_[:-1], "lacks the last entry along axis 0"),
                                         (np.s_[:-1, :-1], "lacks the last entry along axes 0 and 1"),
                                         (np.s_[1:], "lacks the first entry along axis 0")])
def test_a_result_cut_short_is_named(rng, part, words):
    expected = rng.normal(size=(5, 6))
    assert words in diagnose(expected[part], expected).evidence


def test_a_shorter_result_with_other_values_is_not_cut_short(rng):
    assert diagnose(rng.normal(size=(4, 6)), rng.normal(size=(5, 6))) is None


@pytest.mark.parametrize("shape", [(1, 50), (50, 1), (5, 10)])
def test_right_values_in_another_shape_are_named(rng, shape):
    expected = rng.normal(size=50)
    assert diagnose(expected.reshape(shape), expected).mistake == "right values in another shape"


def test_other_values_in_another_shape_are_not_right(rng):
    assert diagnose(rng.normal(size=(50, 1)), rng.normal(size=50)) is None


def test_a_column_that_met_a_vector_is_named(rng):
    a, b = rng.normal(size=6), rng.normal(size=6)
    assert diagnose(a[:, None] * b, a * b).mistake == "a column and a vector were combined"


def test_a_table_with_another_diagonal_is_not_named(rng):
    assert diagnose(rng.normal(size=(6, 6)), rng.normal(size=6)) is None
