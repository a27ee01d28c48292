"""Task 3, gradient descent on two moons."""

import numpy as np
import pytest

from grader.checker import Curve, Curves, Surface, award, published, assert_close, fail

STEPS = (0, 1, 3, 7, 15)
ERRORS = (0.127, 0.052, 0.010, 0.001, 0.000)  # published with the homework, at lr = 0.1


def error(reference, x, t, params):
    """The error of parameters, measured here: mean(max(0, -Y T))."""
    y = reference.forward(x[:, 0], x[:, 1], *params)
    return float(np.mean(np.maximum(0, -y * t)))


@pytest.mark.points(8)
def test_descent_published_errors(net, reference, moons, show):
    """The error before iterations 0, 1, 3, 7, 15 is 0.127, 0.052, 0.010, 0.001, 0.000."""
    x, t, start = moons()
    trained = {k: net.descent(x[:, 0], x[:, 1], t, start, 0.1, k) for k in (0, 1, 2, 3, 5, 7, 11, 15, 128)}
    errors = {k: error(reference, x, t, params) for k, params in trained.items()}
    show(surface("Before training", reference, start, x, t))
    show(surface("After training", reference, trained[128], x, t))
    show(Curves("Error during descent", f"From {errors[0]:.3f} to {errors[128]:.3f} in 128 iterations.", "iteration",
                "error", (Curve("your descent", tuple(map(float, errors)), tuple(errors.values())),)))
    assert_close([errors[k] for k in STEPS], list(ERRORS), within=published(3), name="the error before iterations 0, 1, 3, 7, 15")


def surface(title, reference, params, x, t):
    """A picture of the decision function over the grid [-4, 4] x [-4, 4] with the moons."""
    axis = np.linspace(-4, 4, 49)
    values = reference.forward(*np.meshgrid(axis, axis), *params)
    right = float(np.mean(np.sign(reference.forward(x[:, 0], x[:, 1], *params)) == t))
    return Surface(title=f"Decision function: {title.lower()}", low=-4, high=4,
                   alt=f"{title}, the sign of Y is right for {right:.0%} of the moons' points.",
                   values=tuple(tuple(float(v) for v in row) for row in values),
                   points=tuple((float(a), float(b), float(label)) for (a, b), label in zip(x, t)))


@pytest.mark.hidden
@pytest.mark.points(6)
def test_descent_one_step(net, reference, draw):
    """Each iteration moves every parameter by -lr times its gradient, for the lr and the iterations that are asked for."""
    for lr, iterations in ((0.03, 1), (0.7, 1), (0.05, 3)):
        case = draw(20)
        x, t = (case.x1, case.x2), case.t
        got = net.descent(*x, t, [p.copy() for p in case.params], lr, iterations)
        if not reached(got, case.params, lr, iterations, lambda *p: reference.backprop(*x, t, *p)):
            # A gradient that is wrong has cost its points in task 2: descent may follow it.
            if not reached(got, case.params, lr, iterations, lambda *p: net.gradients(*x, t, p)):
                fail("The parameters are not where so many steps of this size lead.",
                     hint="each iteration: the gradients of all three first, then W - lr * DW, and so on")


def reached(got, params, lr, iterations, gradients):
    """True when `got` is what `iterations` steps along `gradients` make of `params`."""
    for _ in range(iterations):
        grads = gradients(*params)
        if any(np.size(g) != p.size for p, g in zip(params, grads)):
            return False
        params = [p - lr * np.reshape(np.asarray(g, float), p.shape) for p, g in zip(params, grads)]
    return all(np.allclose(g, p, rtol=1e-6, atol=1e-7) for g, p in zip(got, params))


@pytest.mark.hidden
@pytest.mark.points(8)
def test_descent_learns(net, reference, moons, rng, assignment):
    """Trained on other moons, the net tells hidden ones apart."""
    x, t, start = moons(seed=int(rng.integers(2**31)), noise=0.1, n=400)
    turn = rng.uniform(0, 2 * np.pi)
    x = x @ np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    trained = net.descent(x[:100, 0], x[:100, 1], t[:100], start, 0.1, 128)
    y = reference.forward(x[100:, 0], x[100:, 1], *trained)
    award(float(np.mean(np.sign(y) == t[100:])), assignment.thresholds["descent_learns"], "accuracy on hidden moons")
