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


def test_a_sample_meets_every_column():
    columns = thinned(np.tile(np.arange(100.0), (1000, 1)))["sample"]
    assert set(columns) == set(range(100))
