"""Task 3, gradient descent on two moons."""

import numpy as np
import pytest

from grader.checker import FLOAT32, Curve, Curves, Surface, assert_close, award, compare, fail, published

ERRORS = {0: 0.127, 1: 0.052, 3: 0.010, 7: 0.001, 15: 0.000}  # published with the homework, at lr = 0.1


@pytest.mark.points(8)
def test_descent_published_errors(net, judge, moons, show):
    """The error before iterations 0, 1, 3, 7, 15 is 0.127, 0.052, 0.010, 0.001, 0.000."""
    x, t, start = moons()
    x1, x2 = x.T.copy()
    trained = {0: start} | {k: net.descent(x1, x2, t, start, 0.1, k) for k in ERRORS if k}
    for k, earlier in ((31, 15), (63, 31), (128, 63)):  # for the pictures only, so going on is good enough
        trained[k] = net.descent(x1, x2, t, trained[earlier], 0.1, k - earlier)
    errors = {k: error(judge, x, t, params) for k, params in trained.items()}
    if np.isfinite(list(errors.values())).all():
        show(surface("Before training", judge, start, x, t))
        show(surface("After training", judge, trained[128], x, t))
        show(error_curve(errors))
    assert_close(*({f"the error before iteration {k}": told[k] for k in ERRORS} for told in (errors, ERRORS)),
                 within=published(3))


@pytest.mark.hidden
@pytest.mark.points(6)
def test_descent_one_step(net, reference, worker, draw):
    """Each iteration moves every parameter by -lr times its gradient, for the lr and the iterations that are given."""
    for lr, iterations in ((0.03, 1), (0.7, 1), (0.05, 3)):
        assert_steps(net, reference, worker, draw(20), lr, iterations)


@pytest.mark.hidden
@pytest.mark.points(8)
def test_descent_learns(net, reference, moons, rng, assignment):
    """Trained on other moons, the net tells hidden ones apart."""
    x, t, start = moons(seed=int(rng.integers(2**31)), noise=0.05, n=500)
    turn = rng.uniform(0, 2 * np.pi)  # moons that are known by heart are of no use then
    x = x @ np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    seen, hidden = slice(None, 200), slice(200, None)
    trained = net.descent(x[seen, 0], x[seen, 1], t[seen], start, 0.2, assignment.budgets["descent"].steps)
    right = np.mean(np.sign(output(reference, x[hidden], trained)) == t[hidden])
    award(float(right), assignment.thresholds["descent_learns"], "accuracy on hidden moons", of=300)


def output(judge, x, params):
    """Return Y (n,) at the points x (n, 2) by `judge.forward`; parameters that grew without end give inf or NaN."""
    with np.errstate(all="ignore"):
        return judge.forward(x[:, 0], x[:, 1], *params)


def error(judge, x, t, params):
    """Return the error of parameters, measured here: mean(max(0, -Y T))."""
    with np.errstate(all="ignore"):
        return float(np.mean(np.maximum(0, -output(judge, x, params) * t)))


def reached(got, expected):
    """True when the parameters `got` are the expected ones, as far as float32 can tell."""
    return compare(got, expected, within=FLOAT32).ok


def assert_steps(net, reference, worker, case, lr, iterations):
    """Compare where `descent` ends with where its steps should lead from the parameters of a case."""
    def gradients(*params):
        return reference.backprop(case.x1, case.x2, case.t, *params)

    got = net.descent(case.x1, case.x2, case.t, case.params, lr, iterations)
    if reached(got, net.follow(gradients, case.params, lr, iterations)):
        return
    # A gradient that is wrong has cost its points in task 2: descent may follow it.
    if not follows_own_gradients(net, worker, case, got, lr, iterations):
        name_the_mistake(net, gradients, case.params, got, lr, iterations)


def follows_own_gradients(net, worker, case, got, lr, iterations):
    """True when `got` is where the student's own `backprop` leads; gradients of zero lead nowhere."""
    # Kept in the worker: a `backprop` that overwrites its inputs did so in each iteration of `descent`, too.
    inputs = [worker.keep(value) for value in (case.x1, case.x2, case.t)]
    expected = net.follow(lambda *params: net.gradients(*inputs, params), case.params, lr, iterations)
    return reached(got, expected) and not reached(expected, case.params)


def name_the_mistake(net, gradients, params, got, lr, iterations):
    """End the check as FAILED, with the wrong way of stepping that leads to `got`, if one does."""
    ways = {
        "the step goes up the gradient": (-lr, iterations),
        "lr is not used, but 0.1": (0.1, iterations),
        "iterations is not used, but 128": (lr, 128),
        "one iteration too many": (lr, iterations + 1),
        "one iteration too few, or none at all": (lr, iterations - 1),
    }
    led = {mistake: net.follow(gradients, params, *way) for mistake, way in ways.items()}
    led["the gradients are computed again after each parameter"] = one_after_another(gradients, params, lr, iterations)
    mistake = next((mistake for mistake, end in led.items() if reached(got, end)), "the steps are not those asked for")
    fail("The parameters are not where so many steps of this size lead.", mistake,
         "the parameters that `descent` returned are where this leads" if mistake in led else
         "neither the right gradients nor those of your own `backprop` lead there",
         "in each iteration, first the gradients of all three, then W - lr * DW, B - lr * DB, V - lr * DV")


def one_after_another(gradients, params, lr, iterations):
    """Return where it leads to update W, then B at the new W, then V at both."""
    params = list(params)
    for _ in range(iterations):
        for i in range(3):
            params[i] = params[i] - lr * gradients(*params)[i]
    return params


def surface(title, judge, params, x, t):
    """Return a picture of the decision function over the grid [-4, 4] x [-4, 4] with the moons."""
    axis = np.linspace(-4, 4, 49)
    first, second = np.meshgrid(axis, axis)
    y = output(judge, np.column_stack([first.ravel(), second.ravel()]), params).reshape(49, 49)
    values = np.clip(y, -1e9, 1e9)  # a picture holds finite numbers only
    right = float(np.mean(np.sign(output(judge, x, params)) == t))
    return Surface(title=f"Decision function: {title.lower()}", low=-4, high=4,
                   alt=f"{title}, the sign of Y is right for {right:.0%} of the moons' points.",
                   values=tuple(tuple(map(float, row)) for row in values),
                   points=tuple((float(a), float(b), float(label)) for (a, b), label in zip(x, t)))


def error_curve(errors):
    """Return a picture of the error (values) before iterations (keys)."""
    steps = sorted(errors)
    return Curves("Error during descent", f"From {errors[0]:.3f} to {errors[128]:.3f} in 128 iterations.", "iteration",
                  "error", (Curve("your descent", tuple(map(float, steps)), tuple(errors[k] for k in steps)),))
