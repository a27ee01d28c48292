"""grader/compare/gradients.py: differences of the function are its gradient, wherever it is smooth."""

import numpy as np
import pytest

from grader.compare import GRADIENT, away_from_kinks, compare, numeric_gradient, relative_error
from grader.errors import AuthorError


def test_the_gradient_of_a_scalar_function_is_found(rng):
    x = rng.normal(size=(3, 2))
    assert compare(numeric_gradient(lambda v: np.sin(v).sum(), x), np.cos(x), GRADIENT).ok


def test_the_gradient_of_an_array_function_is_weighted_by_upstream(rng):
    x, w, upstream = rng.normal(size=(5, 4)), rng.normal(size=(4, 3)), rng.normal(size=(5, 3))
    assert compare(numeric_gradient(lambda v: x @ v, w, upstream=upstream), x.T @ upstream, GRADIENT).ok


def test_a_wrong_gradient_is_not_mistaken_for_the_right_one(rng):
    x = rng.normal(size=4)
    assert not compare(numeric_gradient(lambda v: (v**2).sum(), x), x, GRADIENT).ok


def test_the_point_is_left_alone_even_by_a_function_that_writes():
    def writes(v):
        v *= 2
        return v.sum()

    x = np.ones(3)
    gradient = numeric_gradient(writes, x)
    assert x.tolist() == [1.0, 1.0, 1.0]
    np.testing.assert_allclose(gradient, 2.0)


def test_a_whole_number_point_is_moved_by_fractions():
    np.testing.assert_allclose(numeric_gradient(lambda v: (v**2).sum(), np.array([1, 2])), [2.0, 4.0])


@pytest.mark.parametrize("answer", [None, "0", np.ones(2), 1j, object()])
def test_an_answer_that_is_no_number_gives_nan(answer):
    assert np.isnan(numeric_gradient(lambda v: answer, np.ones(2))).all()


def test_an_answer_of_another_shape_than_upstream_gives_nan():
    assert np.isnan(numeric_gradient(lambda v: v, np.ones(3), upstream=np.ones((3, 1)))).all()


@pytest.mark.parametrize("x, h", [("x", 1e-5), (np.ones(2), 0.0), (np.ones(2), -1.0), (np.array([1j]), 1e-5)])
def test_a_point_or_step_that_makes_no_sense_is_the_authors_error(x, h):
    with pytest.raises(AuthorError, match="numeric_gradient"):
        numeric_gradient(np.sum, x, h)


@pytest.mark.parametrize("x, y, error", [
    (1.0, 1.0, 0.0), (1.0, 3.0, 0.5), (1.0, -1.0, 1.0), (0.0, 0.0, 0.0), (0.0, 1e-9, 0.1),
    ([1.0, 1.0], [1.0, 3.0], 0.5), (np.ones(0), np.ones(0), 0.0), (1e308, -1e308, 1.0),
])
def test_relative_error_follows_its_formula(x, y, error):
    assert relative_error(x, y) == pytest.approx(error, rel=1e-12)


@pytest.mark.parametrize("x, y", [
    (np.ones(3), np.ones((1, 3))), (np.nan, np.nan), (np.inf, np.inf), (None, 1.0), (1.0, "1"), (1j, 1j)])
def test_relative_error_is_infinite_where_there_is_none(x, y):
    assert relative_error(x, y) == np.inf


def test_values_are_away_from_kinks_when_all_exceed_the_margin():
    assert away_from_kinks([0.2, -0.3], margin=0.1)
    assert not away_from_kinks([0.2, -0.05], margin=0.1)
    assert not away_from_kinks([0.2, np.nan], margin=0.1)
    assert not away_from_kinks([0.1], margin=0.1)
