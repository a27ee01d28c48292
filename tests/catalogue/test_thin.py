"""Large answers are thinned alike on both sides."""

import numpy as np

from grader.catalogue.alike import alike
from grader.catalogue.thin import thinned

LARGE = np.arange(100_000, dtype=np.float64).reshape(100, 1000) + 1


def test_a_small_array_stays_as_it_is():
    small = np.arange(12.0)
    assert thinned(small) is small


def test_large_arrays_are_told_apart_by_their_samples():
    assert alike(thinned([2 * LARGE]), thinned([2 * LARGE]), thinned([LARGE]))
    assert not alike(thinned([3 * LARGE]), thinned([2 * LARGE]), thinned([LARGE]))


def test_another_shape_is_another_answer():
    assert not alike(thinned(2 * LARGE.T), thinned(2 * LARGE), thinned(LARGE))


def test_one_entry_of_a_hundred_thousand_tells_two_answers_apart():
    other = LARGE.copy()
    other[57, 123] += 1
    assert not alike(thinned(other), thinned(2 * LARGE), thinned(LARGE))
    assert not alike(thinned(LARGE), thinned(other), thinned(LARGE))
    assert alike(thinned(other), thinned(other), thinned(LARGE))


def test_exchanged_neighbours_tell_two_answers_apart():
    exchanged = LARGE.copy()
    exchanged[0, :2] = exchanged[0, 1::-1]
    assert alike(thinned(exchanged), thinned(exchanged), thinned(LARGE))


def test_nan_and_infinity_are_no_trouble():
    strange = np.where(LARGE > 50_000, np.inf, LARGE)
    strange[0, 0] = np.nan
    assert alike(thinned(strange), thinned(strange), thinned(LARGE))
