"""Task 2, the gradients of mean(max(0, -Y T)), each averaged over the N examples exactly once."""

from dataclasses import replace

import numpy as np
import pytest

from grader.checker import EXACT, FLOAT32, FLOAT64, assert_close, fail, numbers, withheld


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
        case = with_whole_labels(draw(n, hidden, wrong=(n + 1) // 2))
        expected = reference.backprop(case.x1, case.x2, case.t, *case.params)
        for name, g, e in zip(net.NAMES, gradients_for(net, case), expected):
            # Only the direction: a wrong scale, or too few digits, has cost its points in the three checks above.
            assert_close(direction(g, e.shape, name), direction(e, e.shape, name), within=FLOAT32, name=name)
    case = with_whole_labels(draw(12, wrong=0))
    for name, g, p in zip(net.NAMES, gradients_for(net, case), case.params):
        assert_close(g, np.zeros(p.shape), within=EXACT, name=f"{name} of a batch that is all right")


@pytest.mark.hidden
@pytest.mark.points(4)
def test_inputs_unchanged(net, worker, draw):
    """`forward` and `backprop` leave the arrays that they are given as they are."""
    case = draw(6)
    given = {"X1": case.x1, "X2": case.x2, "T": case.t, **dict(zip("WBV", case.params))}
    kept = {name: worker.keep(value) for name, value in given.items()}
    params = [kept[name] for name in "WBV"]
    assert_computed(net.forward(kept["X1"], kept["X2"], params), "forward")
    for gradient in net.gradients(kept["X1"], kept["X2"], kept["T"], params):
        assert_computed(gradient, "backprop")
    # Y is linear in V, right or wrong: what answers without computing leaves its inputs alone for no merit.
    y, doubled = (numbers(net.forward(case.x1, case.x2, [*case.params[:2], factor * case.params[2]]), None, "Y")
                  for factor in (1, 2))
    assert_close(doubled, 2 * y, within=FLOAT32, name="Y for V doubled")
    for name, value in given.items():
        assert_close(worker.fetch(kept[name]), value, within=EXACT, name=f"{name} after the call")


def assert_gradient(net, reference, draw, which):
    """Compare one of DW, DB, DV on two batches of different size; tell what is left out when it differs."""
    for n in (37, 100):  # not 100 first: there, 100 / H is 2, and two mistakes would look alike
        case = draw(n)
        expected = reference.backprop(case.x1, case.x2, case.t, *case.params)[which]
        left_out = {part: expected - gradients_without(part, case)[which] for part in PARTS}
        h = case.params[1].size
        assert_close(gradients_for(net, case)[which], expected, within=FLOAT64, name=net.NAMES[which],
                     factors={"N": n, "H": h, "N / H": n / h, "N / 100": n / 100}, terms=left_out)


def with_whole_labels(case):
    """Return a case whose labels are int64, as the handout's own lines make them."""
    return replace(case, t=case.t.astype(np.int64))


def gradients_for(net, case):
    """Return the student's [DW, DB, DV] for a case."""
    return net.gradients(case.x1, case.x2, case.t, case.params)


PARTS = ("the effect of the bias B", "the effect of the ReLU in A", "the effect of the ReLU's slope",
         "the effect of leaving out examples that are right")


@withheld
def gradients_without(part, case):
    """Return DW, DB, DV as they come out when one of PARTS is left out."""
    bias, relu, slope, zero = (part != name for name in PARTS)
    x, t, (w, b, v) = np.stack([case.x1, case.x2], axis=-1), case.t, case.params
    z = x @ w + b if bias else x @ w                             # (n, h)
    a = np.maximum(0, z)
    dy = np.where((a @ v * t < 0) | (not zero), -t, 0) / len(t)  # (n,)
    dz = np.outer(dy, v) * ((z > 0) | (not slope))               # (n, h)
    return x.T @ dz, dz.sum(axis=0), (a if relu else z).T @ dy


def direction(gradient, shape, name):
    """Return a gradient over its largest entry, so that its scale is gone; zeros stay zeros."""
    array = numbers(gradient, shape, name)
    return array / (np.abs(array).max() or 1.0)


def assert_computed(answer, function):
    """End the check unless an answer holds numbers other than zero: a stub leaves its inputs alone too."""
    if not numbers(answer, None, f"the result of `{function}`").any():
        fail(f"`{function}` returned zeros only, so it computed nothing that could have changed its inputs.")
