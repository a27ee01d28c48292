"""grader/compare/rules_scale.py: each rule fires on its mistake, and not on its double."""

import numpy as np
import pytest

from grader.compare import diagnose


def test_zeros_are_named(rng):
    assert diagnose(np.zeros(5), rng.normal(size=5)).mistake == "the result is all zeros"


def test_zeros_where_zeros_are_expected_are_right():
    assert diagnose(np.zeros(5), np.zeros(5)) is None


def test_divided_by_n_is_averaged_twice(rng):
    expected = rng.normal(size=50)
    found = diagnose(expected / 100, expected, name="DB", factors={"N": 100})
    assert found.mistake == "averaged twice over the batch"
    assert found.evidence == "DB is the expected value divided by 100 (N)."


def test_times_n_is_summed_where_the_mean_was_asked(rng):
    expected = rng.normal(size=50)
    found = diagnose(expected * 100, expected, name="DB", factors={"the batch size N": 100})
    assert found.mistake == "summed where the mean was asked"
    assert found.evidence == "DB is the expected value times 100 (the batch size N)."


def test_another_factor_is_named_by_its_label(rng):
    expected = rng.normal(size=5)
    assert diagnose(expected / 50, expected, factors={"H": 50}).mistake == "divided by H once too often"


@pytest.mark.parametrize("factor, mistake", [(0.5, "halved"), (2.0, "doubled"), (-1.0, "sign flipped")])
def test_usual_factors_need_no_label(rng, factor, mistake):
    expected = rng.normal(size=(4, 3))
    assert diagnose(factor * expected, expected).mistake == mistake


def test_a_single_number_can_be_doubled():
    assert diagnose(2.6, 1.3).mistake == "doubled"


def test_a_single_number_must_match_to_more_digits():
    assert diagnose(2.6 * (1 + 1e-7), 1.3) is None


def test_a_float32_answer_can_be_doubled(rng):
    expected = rng.normal(size=(4, 3))
    assert diagnose((2 * expected).astype(np.float32), expected).mistake == "doubled"


def test_other_factors_have_no_name(rng):
    expected = rng.normal(size=50)
    assert diagnose(3 * expected, expected, factors={"N": 100}) is None


def test_almost_a_factor_is_none(rng):
    expected = rng.normal(size=50)
    assert diagnose(2.001 * expected, expected) is None


@pytest.mark.parametrize("factors", [{"N": 2}, {"N": 2, "H": 2}])
def test_a_factor_that_could_be_two_things_is_not_told(rng, factors):
    expected = rng.normal(size=50)
    assert diagnose(expected / 2, expected, factors=factors) is None


def test_two_labels_of_one_size_are_not_told(rng):
    expected = rng.normal(size=50)
    assert diagnose(expected / 10, expected, factors={"N": 10, "C": 10}) is None


@pytest.mark.parametrize("factor", [1, 0, -3, float("nan"), float("inf")])
def test_a_factor_that_changes_nothing_or_makes_no_sense_is_left_out(rng, factor):
    expected = rng.normal(size=50)
    assert diagnose(expected + rng.normal(size=50), expected, factors={"N": factor}) is None


@pytest.mark.parametrize("share, mistake", [
    (1.0, "R is missing"), (-1.0, "R is doubled"), (0.5, "R is halved"), (2.0, "R has the wrong sign")])
def test_a_term_that_is_off_is_named(rng, share, mistake):
    expected, term = rng.normal(size=(4, 3)), rng.normal(size=(4, 3))
    assert diagnose(expected - share * term, expected, terms={"R": term}).mistake == mistake


def test_a_small_term_is_still_seen(rng):
    expected, term = rng.normal(size=(4, 3)), 1e-4 * rng.normal(size=(4, 3))
    found = diagnose(expected - term, expected, name="W1", terms={"2*reg*W1": term})
    assert found.evidence == "W1 plus 2*reg*W1 is the expected value."


def test_a_halved_term_in_a_single_loss_is_seen():
    found = diagnose(1.3 - 0.01, 1.3, name="the loss", terms={"the regularisation": 0.02})
    assert found.mistake == "the regularisation is halved"
    assert found.evidence == "The loss plus half of the regularisation is the expected value."


def test_a_bias_may_be_a_term_of_lower_rank(rng):
    expected, bias = rng.normal(size=(5, 3)), rng.normal(size=3)
    assert diagnose(expected - bias, expected, terms={"b": bias}).mistake == "b is missing"


def test_a_term_of_zeros_explains_nothing(rng):
    expected = rng.normal(size=(5, 3))
    assert diagnose(expected + rng.normal(size=(5, 3)), expected, terms={"R": np.zeros((5, 3))}) is None


def test_two_terms_that_both_fit_are_not_told(rng):
    expected, term = rng.normal(size=(5, 3)), rng.normal(size=(5, 3))
    assert diagnose(expected - term, expected, terms={"R": term, "S": term}) is None


def test_rows_off_by_one_vector_are_a_bias(rng):
    expected = rng.normal(size=(5, 3))
    found = diagnose(expected - rng.normal(size=3), expected)
    assert found.evidence == "Every row is off by the same vector."


def test_one_row_alone_is_no_evidence_for_a_bias(rng):
    assert diagnose(rng.normal(size=(1, 3)), rng.normal(size=(1, 3))) is None


def test_rows_off_by_unequal_vectors_are_no_bias(rng):
    expected = rng.normal(size=(5, 3))
    assert diagnose(expected - rng.normal(size=3) * (1 + 0.01 * np.arange(5)[:, None]), expected) is None


def test_values_off_by_one_number_are_a_constant(rng):
    expected = rng.normal(size=(5, 3))
    assert diagnose(expected + 0.3, expected).mistake == "a constant is missing or added"


def test_two_values_are_no_evidence_for_a_constant(rng):
    expected = rng.normal(size=2)
    assert diagnose(expected + 0.3, expected) is None
