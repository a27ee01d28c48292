"""The student's functions in one form, and cases that stay away from the kinks.

In: the submission behind the wire, as plain functions or as a notebook with globals.  Out: `net`, `draw`, `moons`.
Gradients come back as they are; trained parameters are made sure of, so that a check can go on computing with them.
"""

from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np
import pytest

from grader.checker import fail, numbers


def three(answer, message):
    """Return the first three parts of an answer, or end the check with `message`; more than three are tolerated.

    A row (1, h) for the second or third part comes as (h,): it is as good, since NumPy adds it to (h,) all the same.
    """
    if type(answer) not in (tuple, list) or len(answer) < 3:
        fail(message)
    first, *others = answer[:3]
    return [first, *(v[0] if type(v) is np.ndarray and v.ndim == 2 and len(v) == 1 else v for v in others)]


def addend(gradient, shape, name):
    """Return a gradient as numbers that NumPy adds to a parameter of `shape`, or end the check.

    One number for a whole row is wrong, which costs its points in task 2, but a descent can follow it.
    """
    array = numbers(gradient, None, name)
    try:
        fits = np.broadcast_shapes(array.shape, shape) == shape
    except ValueError:
        fits = False
    return array if fits else numbers(array, shape, name)


class Net:
    """`forward`, `backprop` and `descent` of either form: with parameters, or with W, B, V as globals of a notebook."""

    NAMES = ("DW", "DB", "DV")

    def __init__(self, student, worker, budget):
        self.student, self.worker, self.budget = student, worker, budget
        self._counts = {}

    def forward(self, x1, x2, params):
        """Return what the student's `forward` gives."""
        return self._call("forward", (x1, x2), params)

    def gradients(self, x1, x2, t, params):
        """Return the student's [DW, DB, DV] as they come, of any type; fails when there are not three."""
        return three(self._call("backprop", (x1, x2, t), params), "`backprop` must return three arrays: DW, DB, DV.")

    def descent(self, x1, x2, t, params, lr, iterations):
        """Return the trained [W, B, V], float64; a notebook's loop in a cell is done here, with its own gradients."""
        with self.worker.limited(self.budget.cpu_seconds):
            if self._loops_in_a_cell():
                got = self.follow(lambda *p: self.gradients(x1, x2, t, p), params, lr, iterations)
            else:
                got = self.student.descent.published(X1=x1, X2=x2, T=t, **dict(zip("WBV", params)), lr=lr,
                                                     iterations=iterations)
        got = three(got, "`descent` must return the three trained arrays: W, B, V.")
        return [numbers(p, start.shape, name) for p, start, name in zip(got, params, "WBV")]

    @classmethod
    def follow(cls, gradients, params, lr, steps):
        """Return where so many steps lead: each moves every parameter by -lr times its part of `gradients(*params)`."""
        for _ in range(steps):
            grads = [addend(g, p.shape, name) for g, p, name in zip(gradients(*params), params, cls.NAMES)]
            with np.errstate(over="ignore"):  # a wrong gradient may grow without end: then there are no numbers left
                params = [p - lr * g for p, g in zip(params, grads)]
        return params

    def _call(self, name, inputs, params):
        function = getattr(self.student, name)
        if not self._reads_globals(name, len(inputs)):
            return function(*inputs, *params)
        for letter, value in zip("WBV", params):
            self.worker.set(self.student, letter, value)
        return function(*inputs)

    def _reads_globals(self, name, inputs):
        return self._parameters(name) == inputs

    def _loops_in_a_cell(self):
        """True for the notebook form, also where `descent` names something else there than the function asked for."""
        if not self._reads_globals("backprop", 3):
            return False
        return not self.student.descent.exists() or self._parameters("descent") < 6

    def _parameters(self, name):
        if name not in self._counts:  # asked once in a check: a loop in a cell would ask at every step
            self._counts[name] = len(getattr(self.student, name).parameters())
        return self._counts[name]


@pytest.fixture
def net(student, worker, assignment):
    """The student's functions."""
    return Net(student, worker, assignment.budgets["descent"])


@pytest.fixture
def judge():
    """judge.forward(x1, x2, w, b, v): Y (n,) as scikit-learn computes it, for parameters that the student trained.

    A bundle has no reference, and what the reference would say of trained parameters cannot be known beforehand.
    """
    def forward(x1, x2, w, b, v):
        from sklearn.neural_network import MLPRegressor

        net = MLPRegressor(activation="relu")
        net.coefs_, net.intercepts_ = [w, v[:, None]], [b, np.zeros(1)]
        net.n_layers_, net.n_outputs_, net.out_activation_ = 3, 1, "identity"
        return net.predict(np.column_stack([x1, x2]))
    return SimpleNamespace(forward=forward)


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
        x, y, params = clear_points(n, hidden)
        while len(x) < n:  # a single hidden unit may be off everywhere
            x, y, params = clear_points(n, hidden)
        t = np.sign(y)
        t[rng.permutation(n)[:n // 2 if wrong is None else wrong]] *= -1
        return Case(x[:, 0], x[:, 1], t, params)

    def clear_points(n, hidden):
        w, b, v = rng.normal(0, 0.7, (2, hidden)), rng.normal(0, 1, hidden), rng.normal(0, 0.3, hidden)
        x = rng.uniform(-3, 3, (40 * n, 2))
        y = reference.forward(x[:, 0], x[:, 1], w, b, v)
        # At a kink either one-sided derivative is right: keep hidden units and outputs away from zero.
        clear = (np.abs(x @ w + b) > 1e-4).all(axis=1) & (np.abs(y) > 1e-3)
        return x[clear][:n], y[clear][:n], [w, b, v]

    return draw


def two_moons(n, noise):
    """Return scikit-learn's make_moons from NumPy's global generator, to the last bit: (n, 2) points, n labels 0 and 1.

    Importing that library takes longer than all public checks together.
    """
    outer, inner = np.linspace(0, np.pi, n // 2), np.linspace(0, np.pi, n - n // 2)
    x = np.concatenate([np.column_stack([np.cos(outer), np.sin(outer)]),
                        np.column_stack([1 - np.cos(inner), 1 - np.sin(inner) - 0.5])])
    order = np.arange(n)
    np.random.shuffle(order)
    x, labels = x[order], np.repeat([0, 1], [n // 2, n - n // 2])[order]
    return (x if noise is None else x + np.random.normal(scale=noise, size=x.shape)), labels


@pytest.fixture
def moons():
    """moons(seed, noise, n): the published case, or one like it: points (n, 2), labels -1 and +1, first parameters."""
    def moons(seed=0, noise=None, n=100):
        # The published figures come from this very sequence of calls on NumPy's global generator.
        state = np.random.get_state()
        np.random.seed(seed)
        x, labels = two_moons(n, noise)
        params = [np.random.normal(0, 1 / 2**0.5, [2, 50]), np.random.normal(0, 1, [50]),
                  np.random.normal(0, 1 / 50**0.5, [50])]
        np.random.set_state(state)
        return 2 * x - 1, 2.0 * labels - 1, params
    return moons
