"""Task 2, the gradients of mean(max(0, -Y T)), each averaged over the N examples exactly once."""

import numpy as np
import pytest

from grader.checker import EXACT, FLOAT64, assert_close, numbers


def assert_gradient(net, reference, draw, which):
    """Compare one of DW, DB, DV on two batches of different size."""
    for n in (100, 37):
        case = draw(n)
        expected = reference.backprop(case.x1, case.x2, case.t, *case.params)[which]
        got = net.gradients(case.x1, case.x2, case.t, case.params)[which]
        if which == 1 and np.shape(got) == (1, 50):
            got = np.reshape(got, 50)  # a row is as good: NumPy adds it to B all the same
        assert_close(got, expected, within=FLOAT64, name=("DW", "DB", "DV")[which],
                     factors={"N": n, "H": case.params[1].size})


@pytest.mark.points(14)
def test_gradient_w(net, reference, draw):
    """`backprop` returns DW, averaged over the N examples exactly once."""
    assert_gradient(net, reference, draw, 0)


@pytest.mark.points(14)
def test_gradient_b(net, reference, draw):
    """`backprop` returns DB, averaged over the N examples exactly once."""
    assert_gradient(net, reference, draw, 1)


@pytest.mark.points(14)
def test_gradient_v(net, reference, draw):
    """`backprop` returns DV, averaged over the N examples exactly once."""
    assert_gradient(net, reference, draw, 2)


@pytest.mark.hidden
@pytest.mark.points(10)
def test_gradients_other_cases(net, reference, draw):
    """The gradients have the right direction for other sizes, and are zero where every example is right."""
    for n, hidden in ((1, 50), (9, 3), (40, 120)):
        case = draw(n, hidden, wrong=(n + 1) // 2)
        expected = reference.backprop(case.x1, case.x2, case.t, *case.params)
        got = net.gradients(case.x1, case.x2, case.t, case.params)
        for name, g, e in zip(("DW", "DB", "DV"), got, expected):
            g = numbers(np.reshape(g, e.shape) if np.size(g) == e.size else g, e.shape, name)
            # Only the direction: a wrong scale has cost its points in the three checks above.
            scale = np.linalg.norm(g) / np.linalg.norm(e)
            assert_close(g, (scale or 1.0) * e, within=FLOAT64, name=name)
    case = draw(12, wrong=0)
    for name, g, p in zip(("DW", "DB", "DV"), net.gradients(case.x1, case.x2, case.t, case.params), case.params):
        assert_close(np.reshape(g, p.shape) if np.size(g) == p.size else g, np.zeros(p.shape), within=EXACT,
                     name=f"{name} of a batch that is all right")


@pytest.mark.hidden
@pytest.mark.points(4)
def test_inputs_unchanged(net, worker, draw):
    """`forward` and `backprop` leave the arrays that they are given as they are."""
    case = draw(6)
    given = {"X1": case.x1, "X2": case.x2, "T": case.t, **dict(zip("WBV", case.params))}
    kept = {name: worker.keep(value) for name, value in given.items()}
    params = [kept[name] for name in "WBV"]
    net.forward(kept["X1"], kept["X2"], params)
    net.backprop(kept["X1"], kept["X2"], kept["T"], params)
    for name, value in given.items():
        assert_close(worker.fetch(kept[name]), value, within=EXACT, name=f"{name} after the call")
