"""grader/compare/rules_number.py: each rule fires on its mistake, and not on its double."""

import numpy as np

from grader.compare import diagnose


def test_nan_is_counted(rng):
    expected = rng.normal(size=5)
    actual = np.array([np.nan, np.nan, np.inf, 1.0, 2.0])
    assert "2 NaN and 1 infinite" in diagnose(actual, expected, name="the loss").evidence


def test_an_infinity_that_is_expected_has_no_diagnosis():
    assert diagnose(np.inf, np.inf) is None


def test_wrapped_bytes_are_named(rng):
    expected = rng.integers(0, 5000, size=(4, 4))
    found = diagnose(expected.astype(np.uint8), expected.astype(float))
    assert found.mistake == "whole numbers overflowed"
    assert "modulo 256" in found.evidence


def test_wrapped_signed_numbers_are_named(rng):
    expected = rng.integers(-500, 500, size=(4, 4))
    assert "int8" in diagnose(expected.astype(np.int8), expected).evidence


def test_wrong_bytes_without_a_wrap_are_not_named(rng):
    expected = rng.integers(0, 200, size=(4, 4))
    assert diagnose(rng.integers(0, 200, size=(4, 4)).astype(np.uint8), expected) is None


def test_values_rounded_to_float32_are_named(rng):
    expected = rng.normal(size=(5, 3))
    actual = expected.astype(np.float32).astype(np.float64)
    assert diagnose(actual, expected).mistake == "computed in float32"


def test_a_small_error_in_float64_is_not_float32(rng):
    expected = rng.normal(size=(5, 3))
    assert diagnose(expected * (1 + 1e-7 * rng.normal(size=(5, 3))), expected) is None


def test_a_large_error_in_float32_is_not_only_rounding(rng):
    expected = rng.normal(size=(5, 3))
    actual = (expected * (1 + 0.01 * rng.normal(size=(5, 3)))).astype(np.float32)
    assert diagnose(actual, expected) is None
