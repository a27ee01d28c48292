"""Fields that are there, of one length, finite and in range; and what curves claim."""

from __future__ import annotations

import numpy as np
import pytest

from grader.results import (
    doubt_best,
    doubt_fields,
    doubt_first,
    doubt_fractions,
    doubt_lengths,
    doubt_losses,
    doubt_name,
    doubt_records,
    doubt_rise,
    doubt_shape,
    doubt_smoothness,
)

CURVE = np.array([2.3, 1.5, 1.0])


def mistakes(doubts):
    return [doubt.mistake for doubt in doubts]


def test_fields_of_the_right_kinds_raise_no_doubt():
    fields = {"loss": CURVE, "best": np.array(0.5), "weights": np.ones((4, 9))}

    assert doubt_fields(fields, ["loss"], ["best"], ["weights"]) == []


@pytest.mark.parametrize("field, mistake", [
    (None, "a field of another kind"), ("2.3", "a field of another kind"), (np.ones((2, 2)), "a field of another kind"),
    (np.zeros(0), "a field of another kind"), (np.array([1j, 2]), "a field of another kind"),
    (np.array([True, False]), "a field of another kind"), (np.array([1.0, np.nan]), "the training diverged"),
    (np.array([np.inf]), "the training diverged"),
])
def test_a_curve_must_be_a_list_of_finite_numbers(field, mistake):
    assert mistakes(doubt_fields({"loss": field}, ["loss"])) == [mistake]


def test_a_missing_field_is_named():
    (doubt,) = doubt_fields({"los": CURVE}, ["loss"])

    assert doubt.says == "loss is missing."


@pytest.mark.parametrize("fields", [{}, {"name": "cnn_3"}, {"name": np.array(3)}, {"name": None},
                                    {"name": np.array([1, 2])}, {"name": np.array([])}])
def test_the_name_must_be_the_file_s_own(fields):
    assert mistakes(doubt_name(fields, "mlp_1")) == ["the file of another net"]


def test_curves_of_one_length_raise_no_doubt_and_others_tell_their_lengths():
    assert doubt_lengths({"a": CURVE, "b": CURVE}) == []

    (doubt,) = doubt_lengths({"a": CURVE, "b": CURVE[:2]})
    assert "a 3, b 2" in doubt.says


@pytest.mark.parametrize("steps, every, right", [
    (105, 10, (10, 11)), (100, 10, (10,)), (9, 10, (0, 1)), (8, 3, (2, 3))])
def test_records_are_steps_by_every_rounded_either_way(steps, every, right):
    fitting = [count for count in range(20) if not doubt_records("loss", count, steps, every)]

    assert tuple(fitting) == right


def test_accuracies_from_0_to_1_raise_no_doubt():
    assert doubt_fractions("acc", np.array([0.0, 0.5, 1.0])) == []


@pytest.mark.parametrize("values, mistake", [
    ([10.0, 55.5, 100.0], "percentages in the place of fractions"), ([0.2, -0.1], "figures that are no accuracies"),
    ([1.0, 4200.0], "figures that are no accuracies"),
])
def test_other_accuracies_are_told_as_percentages_or_nonsense(values, mistake):
    assert mistakes(doubt_fractions("acc", np.array(values))) == [mistake]


def test_a_loss_below_zero_is_told_with_its_place():
    assert doubt_losses("loss", CURVE) == []
    assert "holds -0.5 at [1]" in doubt_losses("loss", np.array([2.3, -0.5]))[0].says


@pytest.mark.parametrize("first, doubted", [(2.303, False), (2.1, False), (1.2, True), (3.0, True)])
def test_a_curve_begins_near_what_is_expected(first, doubted):
    assert bool(doubt_first("loss", np.array([first, 1.0]), 2.303, 0.45)) is doubted


@pytest.mark.parametrize("values, falls, doubted", [
    ([2.3, 2.0, 1.0], True, False), ([1.0, 1.0, 1.0], True, True), ([1.0, 2.3], True, True),
    ([0.1, 0.4], False, False), ([0.4, 0.1], False, True), ([0.4], False, True),
])
def test_a_training_must_lead_somewhere(values, falls, doubted):
    assert bool(doubt_rise("curve", np.array(values), falls=falls)) is doubted


def test_a_formula_is_smoother_than_losses_of_batches():
    formula = 2.3 * 0.99 ** np.arange(100)
    measured = formula + np.random.default_rng(0).normal(0, 0.02, 100)

    assert mistakes(doubt_smoothness("loss", formula, 0.1)) == ["a curve that was not measured"]
    assert doubt_smoothness("loss", measured, 0.1) == []
    assert doubt_smoothness("loss", formula[:7], 0.1) == []     # too few to say


@pytest.mark.parametrize("best, mistake", [
    (0.70, []), (0.62, []), (0.45, ["the best run is worse than the mean"]),
    (0.95, ["a test accuracy that no run has reached"]),
])
def test_the_best_run_lies_near_the_means(best, mistake):
    assert mistakes(doubt_best(best, np.array([0.1, 0.6, 0.65]), within=0.1)) == mistake


@pytest.mark.parametrize("shape, doubted", [
    ((16, 1, 3, 3), False), ((16, 9), False), ((9, 16), True), ((16, 3, 3), True)])
def test_weights_have_the_shape_of_the_first_layer_or_its_axes_laid_together(shape, doubted):
    assert bool(doubt_shape("weights", np.ones(shape), (16, 1, 3, 3))) is doubted
