"""grader/compare/tolerance.py: the allowed difference depends on the expected value and on nothing else."""

import numpy as np
import pytest

from grader.compare import EXACT, FLOAT32, FLOAT64, GRADIENT, PUBLISHED, Tolerance, published
from grader.errors import AuthorError


def test_allowed_grows_with_the_size_of_the_expected_value():
    within = Tolerance("example", rtol=0.1, atol=1.0, reason="an example")
    allowed = within.allowed(np.array([0.0, 10.0, -20.0]))
    np.testing.assert_array_equal(allowed, [1.0, 2.0, 3.0])


def test_a_float32_answer_is_judged_within_float32():
    within = FLOAT64.for_dtype(np.float32)
    assert (within.rtol, within.atol) == (FLOAT32.rtol, FLOAT32.atol)


@pytest.mark.parametrize("dtype", [np.float64, np.longdouble, np.int64, np.uint8, np.bool_])
def test_other_dtypes_leave_the_tolerance_as_it_is(dtype):
    assert FLOAT64.for_dtype(dtype) is FLOAT64


def test_an_exact_tolerance_stays_exact_for_float32():
    assert EXACT.for_dtype(np.float32) is EXACT


def test_widening_for_float32_never_narrows():
    wide = Tolerance("wide", rtol=0.5, atol=0.0, reason="an example")
    assert wide.for_dtype(np.float32).rtol == 0.5


def test_a_published_figure_allows_half_a_unit_of_its_last_decimal():
    assert abs(0.12744 - 0.127) <= PUBLISHED.allowed(0.127) < abs(0.1276 - 0.127)
    assert abs(1.234564 - 1.23456) <= published(5).allowed(1.23456) < abs(1.234566 - 1.23456)


@pytest.mark.parametrize("preset", [EXACT, FLOAT64, FLOAT32, GRADIENT, PUBLISHED])
def test_every_preset_gives_its_reason(preset):
    assert len(preset.reason.split()) >= 8


@pytest.mark.parametrize("bound", [-1e-9, float("nan"), float("inf")])
def test_a_bound_that_is_negative_or_not_finite_is_the_authors_error(bound):
    with pytest.raises(AuthorError, match="example"):
        Tolerance("example", rtol=bound, atol=0.0, reason="an example")


def test_float64_allows_sums_in_another_order(rng):
    terms = rng.normal(size=10_000)
    forwards, backwards = np.cumsum(terms)[-1], np.cumsum(terms[::-1])[-1]
    assert forwards != backwards
    assert abs(forwards - backwards) <= FLOAT64.allowed(forwards)


def test_float64_refuses_what_was_rounded_to_float32(rng):
    exact = rng.normal(size=50)
    error = np.abs(exact.astype(np.float32).astype(np.float64) - exact)
    assert (error > FLOAT64.allowed(exact)).sum() > 40


def test_float32_allows_a_float32_product_over_784_pixels(rng):
    x, w = rng.normal(size=(20, 784)), rng.normal(size=(784, 10)) / 28
    single = x.astype(np.float32) @ w.astype(np.float32)
    assert (np.abs(single - x @ w) <= FLOAT32.allowed(x @ w)).all()
