"""Task 1, the decision function: Y = max(0, X W + B) V."""

import numpy as np
import pytest

from grader.checker import FLOAT64, assert_close, withheld


@pytest.mark.points(8)
def test_forward_vector(net, reference, draw):
    """`forward` returns max(0, X W + B) V for a vector of points."""
    assert_output(net, reference, *points_of(draw(n=7)))


@pytest.mark.points(6)
def test_forward_mesh(net, reference, draw):
    """`forward` keeps the shape of a mesh (a, b) of points."""
    axis = np.linspace(-4, 4, 41)
    assert_output(net, reference, np.meshgrid(axis, axis), draw().params)


@pytest.mark.hidden
@pytest.mark.points(8)
def test_forward_other_cases(net, reference, draw, rng):
    """`forward` works for other sizes: one point, one hidden unit, a mesh that is not square."""
    for n, hidden in ((1, 50), (5, 1), (1, 1), (13, 7)):
        assert_output(net, reference, *points_of(draw(n, hidden)))
    for shape in ((3, 5), (1, 4), (6, 1)):
        assert_output(net, reference, rng.normal(size=(2, *shape)), draw(hidden=7).params)


def points_of(case):
    """Return the points and the parameters of a case."""
    return (case.x1, case.x2), case.params


def assert_output(net, reference, points, params):
    """Compare Y at `points`, the two coordinates in arrays of one shape; tell what is left out when it differs."""
    (x1, x2), (w, b, v) = points, params
    expected = reference.forward(x1, x2, w, b, v)
    left_out = {part: expected - without for part, without in outputs_without(points, params).items()}
    assert_close(net.forward(x1, x2, params), expected, within=FLOAT64, name="Y", terms=left_out)


@withheld
def outputs_without(points, params):
    """Return Y as it comes out when a part is left out: part -> Y."""
    w, b, v = params
    z = np.stack(points, axis=-1) @ w + b
    return {"the effect of the bias B": np.maximum(0, z - b) @ v, "the effect of the ReLU": z @ v}
