"""A mean of several runs is told from one run by the parts that its entries are whole numbers of."""

from __future__ import annotations

import numpy as np
import pytest

from grader.results import denominator, doubt_average


def runs(count, examples, entries=12, seed=0):
    """Return the mean over `count` runs of accuracies that are each of `examples` images: (entries,)."""
    rng = np.random.default_rng(seed)
    return rng.integers(0, examples + 1, (count, entries)).mean(axis=0) / examples


@pytest.mark.parametrize("examples", [50, 150, 5000])
def test_one_run_is_doubted(examples):
    (doubt,) = doubt_average("val_acc_curve", runs(1, examples), [5000, 150, 50])

    assert doubt.mistake == "a single run in the place of an average"


@pytest.mark.parametrize("count", [10, 12, 20, 30])
@pytest.mark.parametrize("examples", [50, 150, 5000])
def test_ten_runs_and_more_are_not_doubted(count, examples):
    assert doubt_average("val_acc_curve", runs(count, examples), [examples]) == []


def test_single_precision_is_enough():
    one, ten = (runs(count, 5000).astype(np.float32).astype(np.float64) for count in (1, 10))

    assert doubt_average("val", one, [5000]) and not doubt_average("val", ten, [5000])


def test_averages_rounded_to_few_digits_are_doubted_where_these_could_be_one_run_s():
    assert doubt_average("val", runs(10, 5000).round(3), [5000])


def test_a_curve_of_few_different_values_says_nothing():
    assert doubt_average("val", np.array([0.1, 0.1, 0.1, 0.5]), [50]) == []


def test_the_smallest_number_of_which_all_are_parts_is_found():
    assert denominator(np.array([0.25, 0.5]), [2, 3, 4, 8]) == 4
    assert denominator(np.array([1 / 3]), [2, 4]) is None
