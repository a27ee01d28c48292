"""Task 1, the decision function: Y = max(0, X W + B) V."""

import numpy as np
import pytest

from grader.checker import FLOAT64, Surface, assert_close


@pytest.mark.points(8)
def test_forward_vector(net, reference, draw):
    """`forward` returns max(0, X W + B) V for a vector of points."""
    case = draw(n=7)
    assert_close(net.forward(case.x1, case.x2, case.params),
                 expected=reference.forward(case.x1, case.x2, *case.params), within=FLOAT64, name="Y",
                 terms={"the bias B": -(case.params[1] @ case.params[2]) * np.ones(7)})


@pytest.mark.points(6)
def test_forward_mesh(net, reference, draw, show):
    """`forward` keeps the shape of a mesh (a, b) of points."""
    params = draw().params
    mesh = np.meshgrid(np.linspace(-4, 4, 41), np.linspace(-4, 4, 41))
    got = net.forward(*mesh, params)
    assert_close(got, expected=reference.forward(*mesh, *params), within=FLOAT64, name="Y")


@pytest.mark.hidden
@pytest.mark.points(8)
def test_forward_other_cases(net, reference, draw, rng):
    """`forward` works for other sizes: one point, one hidden unit, a mesh that is not square."""
    for n, hidden in ((1, 50), (5, 1), (1, 1), (13, 7)):
        case = draw(n, hidden)
        assert_close(net.forward(case.x1, case.x2, case.params),
                     expected=reference.forward(case.x1, case.x2, *case.params), within=FLOAT64, name="Y")
    mesh = rng.normal(size=(2, 3, 5))
    assert_close(net.forward(*mesh, case.params), expected=reference.forward(*mesh, *case.params), within=FLOAT64, name="Y")
