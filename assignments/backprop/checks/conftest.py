"""The student's functions in one form, and cases that stay away from the kinks."""

from dataclasses import dataclass

import numpy as np
import pytest

from grader.checker import away_from_kinks, numbers


class Net:
    """`forward`, `backprop` and `descent` of either form: with parameters, or with W, B, V as globals of a notebook."""

    def __init__(self, student, worker):
        self.student, self.worker = student, worker

    def forward(self, x1, x2, params):
        """Return what the student's `forward` gives."""
        return self._call(self.student.forward, (x1, x2), params)

    def backprop(self, x1, x2, t, params):
        """Return the student's (DW, DB, DV) as they come."""
        return self._call(self.student.backprop, (x1, x2, t), params)

    def gradients(self, x1, x2, t, params):
        """Return [DW, DB, DV], or fail when it is no sequence of at least three; more are tolerated."""
        got = self.backprop(x1, x2, t, params)
        if type(got) not in (tuple, list) or len(got) < 3:
            pytest.fail("`backprop` must return three arrays: DW, DB, DV.")
        return list(got[:3])

    def descent(self, x1, x2, t, params, lr, iterations):
        """Return the parameters after gradient descent; a notebook's loop in a cell is done here, with its gradients."""
        shapes = [np.shape(p) for p in params]
        if not self.student.descent.exists() and self._reads_globals(self.student.backprop, 3):
            for _ in range(iterations):
                grads = self.gradients(x1, x2, t, params)
                params = [p - lr * numbers(g, s, "a gradient") for p, g, s in zip(params, grads, shapes)]
            return params
        got = self.student.descent(x1, x2, t, *params, lr, iterations)
        if type(got) not in (tuple, list) or len(got) < 3:
            pytest.fail("`descent` must return the three trained arrays: W, B, V.")
        return [numbers(p, s, name) for p, s, name in zip(got, shapes, "WBV")]

    def _call(self, function, inputs, params):
        if not self._reads_globals(function, len(inputs)):
            return function(*inputs, *params)
        for name, value in zip("WBV", params):
            self.worker.set(self.student, name, value)
        return function(*inputs)

    def _reads_globals(self, function, inputs):
        return len(function.parameters()) == inputs


@pytest.fixture
def net(student, worker):
    """The student's functions."""
    return Net(student, worker)


@dataclass
class Case:
    """Inputs x1, x2 (n,), labels t (n,) of -1 and +1, and params W (2, h), B (h,), V (h,)."""

    x1: np.ndarray
    x2: np.ndarray
    t: np.ndarray
    params: list


@pytest.fixture
def draw(rng, reference):
    """draw(n, hidden, wrong): a case in which the sign of `wrong` of the n outputs is wrong, away from every kink."""
    def draw(n=100, hidden=50, wrong=None):
        w, b, v = rng.normal(0, 0.7, (2, hidden)), rng.normal(0, 1, hidden), rng.normal(0, 0.3, hidden)
        x = rng.uniform(-3, 3, (40 * n, 2))
        y = reference.forward(x[:, 0], x[:, 1], w, b, v)
        # At a kink either one-sided derivative is right: keep hidden units and outputs away from zero.
        clear = [away_from_kinks(x_i @ w + b, 1e-4) and abs(y_i) > 1e-3 for x_i, y_i in zip(x, y)]
        x, y = x[clear][:n], y[clear][:n]
        t = np.sign(y)
        t[rng.permutation(n)[:n // 2 if wrong is None else wrong]] *= -1
        return Case(x[:, 0], x[:, 1], t, [w, b, v])
    return draw


@pytest.fixture
def moons():
    """moons(seed, noise): the published case: points (100, 2), labels -1 and +1, first parameters."""
    def moons(seed=0, noise=None, n=100):
        from sklearn.datasets import make_moons

        # The published figures come from this very sequence of calls on NumPy's global generator.
        state = np.random.get_state()
        np.random.seed(seed)
        x, labels = make_moons(n_samples=n, noise=noise)
        params = [np.random.normal(0, 1 / 2**0.5, [2, 50]), np.random.normal(0, 1, [50]),
                  np.random.normal(0, 1 / 50**0.5, [50])]
        np.random.set_state(state)
        x = 2 * x - 1
        return x, 2.0 * labels - 1, params
    return moons
