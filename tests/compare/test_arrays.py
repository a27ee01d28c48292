"""grader/compare/arrays.py: right passes, wrong fails, and nothing that a student sends raises."""

import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.compare import EXACT, FLOAT64, Tolerance, compare
from grader.errors import AuthorError

WITHIN_ONE = Tolerance("one", rtol=0.0, atol=1.0, reason="an example")


def test_equal_arrays_are_equal(rng):
    x = rng.normal(size=(5, 3))
    assert compare(x.copy(), x, FLOAT64).ok


def test_rounding_is_within_float64(rng):
    x = rng.normal(size=(5, 3))
    assert compare(x * (1 + 1e-12), x, FLOAT64).ok


def test_a_wrong_entry_is_found_and_measured():
    expected = np.array([[1.0, 2.0], [4.0, 8.0]])
    actual = np.array([[1.0, 5.0], [4.0, 9.0]])
    c = compare(actual, expected, FLOAT64)
    assert (c.kind, c.wrong, c.total, c.position, c.scale) == ("values", 2, 4, (0, 1), 8.0)
    assert (c.actual_value, c.expected_value) == (5.0, 2.0)
    assert (c.largest_absolute, c.largest_relative) == (3.0, 1.5)
    assert c.wrong_mask.tolist() == [[False, True], [False, True]]


def test_the_allowed_difference_is_relative_to_the_expected_value():
    within = Tolerance("half", rtol=0.5, atol=0.0, reason="an example")
    assert not compare(2.0, 1.0, within).ok
    assert compare(1.0, 2.0, within).ok


@pytest.mark.parametrize("actual, expected", [
    (np.ones(3), np.ones((1, 3))), (np.ones((3, 1)), np.ones(3)), (1.0, np.ones(1)), (np.ones(1), 1.0),
    (np.ones(0), np.ones((0, 2))), (np.ones(0), np.ones(1)), (np.ones(1), np.ones(0)), ([[1.0]], [1.0]),
])
def test_nothing_is_broadcast(actual, expected):
    assert compare(actual, expected, FLOAT64).kind == "shape"


def test_empty_arrays_of_one_shape_are_equal():
    assert compare(np.ones((0, 3)), np.ones((0, 3)), FLOAT64).ok


def test_a_list_of_lists_counts_as_an_array():
    assert compare([[1, 2], [3, 4]], np.array([[1.0, 2.0], [3.0, 4.0]]), FLOAT64).ok


@pytest.mark.parametrize("actual", [None, "1.0", b"1", {}, object(), [[1, 2], [3]], [None, 1]])
def test_what_is_no_array_of_numbers_is_of_the_wrong_type(actual):
    assert compare(actual, np.ones(2), FLOAT64).kind == "type"


@pytest.mark.parametrize("actual", [
    np.ones(2, dtype=bool), np.ones(2, dtype=complex), np.array([1.0, 1.0], dtype=object), np.array(["1", "1"]),
    np.array([1, 1], dtype="datetime64[s]"), np.zeros(2, dtype=[("a", float)]),
])
def test_other_dtypes_are_refused_where_reals_are_expected(actual):
    assert compare(actual, np.ones(2), FLOAT64).kind == "dtype"


def test_complex_is_accepted_where_complex_is_expected():
    assert compare(np.array([1 + 1j]), np.array([1 + 1j]), FLOAT64).ok
    assert compare(np.array([1 + 2j]), np.array([1 + 1j]), FLOAT64).largest_absolute == 1.0


def test_whole_numbers_may_answer_for_reals_and_back():
    assert compare(np.array([1, 2]), np.array([1.0, 2.0]), FLOAT64).ok
    assert compare(np.array([1.0, 2.0]), np.array([1, 2]), EXACT).ok


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_nan_and_infinity_are_told_before_values(bad):
    c = compare(np.array([9.0, bad, 3.0]), np.array([1.0, 2.0, 3.0]), FLOAT64)
    assert (c.kind, c.wrong, c.position) == ("nonfinite", 1, (1,))


def test_nan_equals_nothing_not_even_nan():
    assert not compare(np.array([np.nan]), np.array([np.nan]), FLOAT64).ok


def test_an_infinity_equals_itself_alone():
    assert compare(np.inf, np.inf, FLOAT64).ok
    assert not compare(-np.inf, np.inf, FLOAT64).ok
    assert not compare(1.0, np.inf, FLOAT64).ok


def test_unsigned_differences_do_not_wrap():
    c = compare(np.array([0], dtype=np.uint8), np.array([255], dtype=np.uint8), WITHIN_ONE)
    assert (c.ok, c.largest_absolute) == (False, 255.0)


@pytest.mark.parametrize("actual, expected", [
    (2**53 + 1, 2**53), (2**63 - 1, 2**63 - 2), (-2**63, 2**63), (-2**63, -2**63 + 1), (2**64 - 1, 2**64 - 2),
])
def test_long_whole_numbers_are_compared_to_the_unit(actual, expected):
    c = compare(actual, expected, EXACT)
    assert (c.kind, c.largest_absolute) == ("values", float(abs(actual - expected)))
    assert compare(expected, expected, EXACT).ok


def test_a_float32_answer_is_judged_as_float32(rng):
    x = rng.normal(size=20)
    c = compare(x.astype(np.float32), x, FLOAT64)
    assert (c.ok, c.within.name) == (True, "float32")


def test_a_float32_answer_must_still_be_right(rng):
    x = rng.normal(size=20)
    assert not compare((1.001 * x).astype(np.float32), x, FLOAT64).ok


def test_a_tensor_is_compared_like_an_array():
    torch = pytest.importorskip("torch", reason="torch is an optional extra")
    assert compare(torch.arange(3.0), np.arange(3.0), FLOAT64).ok
    assert compare(np.arange(3.0), torch.arange(3.0), FLOAT64).ok


def test_overflow_makes_no_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        c = compare(np.array([1e308]), np.array([-1e308]), FLOAT64)
    assert (c.kind, c.largest_absolute) == ("values", np.inf)


@pytest.mark.parametrize("expected", [object(), np.array(["a"]), np.array([None]), 2**70, [[1], [2, 3]]])
def test_an_expected_value_without_numbers_is_the_authors_error(expected):
    with pytest.raises(AuthorError, match="expected value"):
        compare(1.0, expected, FLOAT64)


SHAPES = hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3)
NUMERIC = st.one_of(hnp.boolean_dtypes(), hnp.integer_dtypes(), hnp.unsigned_integer_dtypes(), hnp.floating_dtypes(),
                    hnp.complex_number_dtypes())
ARRAYS = st.deferred(lambda: hnp.arrays(NUMERIC, SHAPES))
PLAIN = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=3), st.binary(max_size=3), ARRAYS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.lists(inner, max_size=3).map(tuple),
                            st.dictionaries(st.text(max_size=2), inner, max_size=3)), max_leaves=8)


@settings(max_examples=200, deadline=None)
@given(actual=PLAIN, expected=ARRAYS)
def test_no_answer_makes_it_raise_or_pass_wrongly(actual, expected):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        c = compare(actual, expected, EXACT)
    assert not c.ok or np.array_equal(np.asarray(actual), expected)


@settings(max_examples=200, deadline=None)
@given(data=st.data(), shape=SHAPES)
def test_numbers_of_one_shape_are_equal_exactly_where_numpy_says_so(data, shape):
    actual, expected = (data.draw(hnp.arrays(st.sampled_from([np.float64, np.float16, np.int64, np.uint8]), shape,
                                             elements=st.integers(0, 3), fill=st.just(1))) for _ in range(2))
    assert compare(actual, expected, EXACT).ok == np.array_equal(actual, expected)
