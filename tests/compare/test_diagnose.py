"""grader/compare/diagnose.py: only a failed answer has a diagnosis, noise has none, and nothing raises."""

import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.compare import RULES, diagnose
from grader.compare.values import MAX_NUMBERS


@pytest.mark.parametrize("shape", [(), (1,), (3,), (4, 4), (5, 3), (2, 3, 4, 4)])
def test_a_right_answer_has_no_diagnosis(rng, shape):
    x = np.asarray(rng.normal(size=shape))
    terms = {"a term": np.ones(shape)}
    assert diagnose(x, x, factors={"N": 7}, terms=terms) is None
    assert diagnose(x * (1 + 1e-15), x, factors={"N": 7}, terms=terms) is None


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("shape", [(), (1,), (2,), (3,), (3, 3), (5, 3), (2, 3, 4, 4)])
def test_noise_has_no_diagnosis(seed, shape):
    rng = np.random.default_rng(seed)
    expected, term = rng.normal(size=shape), rng.normal(size=shape)
    for actual in (rng.normal(size=shape), expected + 1e-3 * rng.normal(size=shape)):
        assert diagnose(actual, expected, factors={"N": 7, "H": 50}, terms={"a term": term}) is None


@pytest.mark.parametrize("value", [None, "x", {}, [[1], [2, 3]], np.array([True]), np.array([1j]), np.array(["a"]),
                                   2**70])
def test_what_is_not_real_numbers_has_no_diagnosis(value):
    assert diagnose(value, np.ones(1)) is None
    assert diagnose(np.ones(1), value) is None


def test_a_term_of_another_shape_is_left_out(rng):
    x = rng.normal(size=(5, 3))
    assert diagnose(x + rng.normal(size=(5, 3)), x, terms={"a term": np.ones((3, 5))}) is None


def test_overflow_makes_no_warning():
    huge = np.array([1e308, -1e308, 1e308])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert diagnose(-huge, huge, factors={"N": 100}).mistake == "sign flipped"


def test_no_rule_stands_in_the_table_twice():
    assert len(set(RULES)) == len(RULES)


NUMBERS = hnp.arrays(st.sampled_from([np.float64, np.float16, np.int64, np.uint8, np.uint64]),
                     hnp.array_shapes(min_dims=0, max_dims=5, min_side=0, max_side=3))


@settings(max_examples=200, deadline=None)
@given(actual=NUMBERS, expected=NUMBERS, term=NUMBERS, factor=st.floats())
def test_no_answer_makes_it_raise_or_warn(actual, expected, term, factor):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = diagnose(actual, expected, factors={"N": factor}, terms={"a term": term})
    assert found is None or (found.mistake and found.evidence.endswith("."))


def test_without_reveal_the_evidence_holds_no_figure():
    nan = np.array([1.0, np.nan, np.nan, 4.0])

    found = [diagnose(np.arange(4.0) / 417, np.arange(4.0), factors={"N": 417}, reveal=False),
             diagnose(np.arange(4.0) * 417, np.arange(4.0), factors={"N": 417}, reveal=False),
             diagnose(nan, np.arange(4.0), reveal=False)]

    assert not any(character.isdigit() for diagnosis in found for character in diagnosis.evidence)


def test_an_answer_of_millions_of_numbers_is_not_looked_into():
    huge = np.broadcast_to(np.float32(np.nan), (MAX_NUMBERS + 1,))

    assert diagnose(huge, np.zeros(3)) is None
    assert diagnose(huge[:3], np.zeros(3)) is not None
