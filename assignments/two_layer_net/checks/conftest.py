"""The student's TwoLayerNet on given parameters, and cases with non-zero biases.

Checks put the parameters in themselves, so that a wrong start costs its points in `starts_right` alone.
"""

from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np
import pytest

from grader.checker import Remote, Verdict, away_from_kinks, fail, numbers, pose
from grader.model import Outcome

NAMES = ("W1", "b1", "W2", "b2")
NO_GRADIENTS = "The gradients are not written yet: `loss` returns an empty dict for them."


@dataclass
class Case:
    """Inputs x (n, d), labels y (n,) in 0 .. c-1, and params: W1 (d, h), b1 (h,), W2 (h, c), b2 (c,)."""

    x: np.ndarray
    y: np.ndarray
    params: dict

    def squares(self, *names):
        """Return the sum of the squares of all entries of these parameters."""
        return float(sum(np.sum(self.params[name] ** 2) for name in names))


def _is_unwritten(answer):
    """True for (loss, {}): what a `loss` returns whose gradients are still to come."""
    return type(answer) in (tuple, list) and len(answer) > 1 and type(answer[1]) is dict and not answer[1]


class Net:
    """One net of the student's, with d inputs, h hidden units and c classes."""

    def __init__(self, worker, net, d, h, c):
        self.worker, self.net, self.shapes = worker, net, {"W1": (d, h), "b1": (h,), "W2": (h, c), "b2": (c,)}
        if type(net) is not Remote:
            fail("`TwoLayerNet(...)` must make an object that has `params`, `loss`, `train` and `predict`.")

    def put(self, params):
        """Give the net these parameters."""
        try:
            getattr(self.net, "params.update")({name: params[name] for name in NAMES})
        except Verdict as verdict:
            if verdict.outcome.value == "missing":
                verdict.message = "`params` is no dict with W1, b1, W2 and b2 yet."
            raise

    def params(self):
        """Return the net's parameters as float64 arrays of the published shapes."""
        return self._four(self.worker.get(self.net, "params"), "`params`", "")

    def scores(self, x):
        """Return what `loss(X)` gives."""
        return self.net.loss(x)

    def loss(self, x, y, reg):
        """Return the loss as it comes; the gradients beside it may still be to come."""
        got = self._loss(x, y, reg)
        return got[0] if type(got) in (tuple, list) and got else got

    def grads(self, x, y, reg):
        """Return the gradients that are there as they come, a row (1, H) as (H,): NumPy adds it to b1 all the same."""
        got = self._loss(x, y, reg)
        if _is_unwritten(got):
            raise Verdict(Outcome.MISSING, NO_GRADIENTS)
        if type(got) not in (tuple, list) or len(got) < 2 or type(got[1]) is not dict:
            fail("`loss` with labels must return two values: the loss, and a dict with the gradients.")
        return {name: as_vector(got[1][name], self.shapes[name]) for name in NAMES if name in got[1]}

    def numeric_grads(self, x, y, reg):
        """Return the gradients as float64 arrays of the published shapes, or end the check."""
        return self._four(self.grads(x, y, reg), "the gradients", "the gradient of ")

    def train(self, case, validation, rate, decay, reg, iterations, batch_size=None):
        """Return what `train` gives; without a batch size, the student's default is used."""
        self._require_gradients(reg)
        batch = {} if batch_size is None else {"batch_size": batch_size}
        return self.net.train.published(
            X=case.x, y=case.y, X_val=validation.x, y_val=validation.y, learning_rate=rate, learning_rate_decay=decay,
            reg=reg, num_iters=iterations, **batch)

    def _require_gradients(self, reg):
        """End the check as MISSING where the gradients are an empty dict: no training can work with that."""
        try:
            got = self._loss(np.zeros((1, self.shapes["W1"][0])), np.zeros(1, dtype=int), reg)
        except Verdict:
            return  # `train` itself will tell
        if _is_unwritten(got):
            raise Verdict(Outcome.MISSING, NO_GRADIENTS)

    def predict(self, x):
        """Return what `predict` gives."""
        return self.net.predict(x)

    def _loss(self, x, y, reg):
        return self.net.loss.published(X=x, y=y, reg=reg)

    def _four(self, values, what, prefix):
        if type(values) is not dict or any(name not in values for name in NAMES):
            fail(f"{what[:1].upper()}{what[1:]} must be a dict with W1, b1, W2 and b2.")
        return {name: numbers(as_vector(values[name], shape), shape, prefix + name)
                for name, shape in self.shapes.items()}


def as_vector(value, shape):
    """Return a row or a column that stands for a vector as that vector; everything else as it is."""
    row_or_column = len(shape) == 1 and type(value) is np.ndarray and value.ndim == 2 and 1 in value.shape
    return value.reshape(-1) if row_or_column and value.size == shape[0] else value


@pytest.fixture
def net_with(student, worker):
    """net_with(params): a fresh net of the student's with these parameters."""
    def net_with(params):
        (d, h), c = params["W1"].shape, params["b2"].size
        fresh = student.TwoLayerNet.published(input_size=d, hidden_size=h, output_size=c, std=0.1)
        net = Net(worker, fresh, d, h, c)
        net.put(params)
        return net
    return net_with


@pytest.fixture
def chosen(worker):
    """chosen(net, d, c): a net that the student's code has made, with as many hidden units as it has."""
    def chosen(net, d, c):
        params = worker.get(net, "params") if type(net) is Remote else None
        if type(params) is not dict or "W1" not in params:
            fail("`tune` must return the best net, an object whose `params` hold W1, b1, W2 and b2.")
        return Net(worker, net, d, numbers(params["W1"], (d, None), "W1").shape[1], c)
    return chosen


@pytest.fixture
def truth(reference):
    """truth(params): the reference's net with these parameters."""
    def truth(params):
        net = reference.TwoLayerNet(1, 1, 1)
        net.params = {name: params[name].copy() for name in NAMES}
        return net
    return truth


@pytest.fixture
def judge():
    """judge.loss(params, x, y, reg): the loss as scikit-learn computes it, for parameters that the student trained.

    A bundle has no reference, and what the reference would say of trained parameters cannot be known beforehand.
    """
    def loss(params, x, y, reg):
        from sklearn.metrics import log_loss
        from sklearn.neural_network import MLPClassifier

        net = MLPClassifier(activation="relu")
        net.coefs_, net.intercepts_ = [params["W1"], params["W2"]], [params["b1"], params["b2"]]
        net.n_layers_, net.n_outputs_, net.out_activation_ = 3, params["b2"].size, "softmax"
        with np.errstate(all="ignore"):
            probabilities = net.predict_proba(x)
            penalty = reg * Case(x, y, params).squares("W1", "W2")
        if not np.isfinite(probabilities).all():
            return np.nan
        return log_loss(y, probabilities, labels=range(params["b2"].size)) + penalty
    return SimpleNamespace(loss=loss)


@pytest.fixture
def draw(rng):
    """draw(n, d, h, c): a case with non-zero biases and labels from 0 to c-1, each of them there if n >= c."""
    def draw(n=7, d=5, h=6, c=4):
        while True:
            params = {"W1": rng.normal(0, 0.6, (d, h)), "b1": rng.normal(0, 0.5, h),
                      "W2": rng.normal(0, 0.6, (h, c)), "b2": rng.normal(0, 0.8, c)}
            x = rng.normal(size=(n, d))
            z = x @ params["W1"] + params["b1"]
            # At a kink either one-sided derivative is right.  Some units must be off, or the ReLU would not show.
            if away_from_kinks(z, 1e-4) and (n * h < 8 or (z < 0).any()):
                return Case(x, rng.permutation((np.arange(n) + rng.integers(c)) % c), params)
    return draw


@pytest.fixture
def certain():
    """Four examples whose right class has a score of 1e3, where every other class has 0."""
    params = {"W1": np.eye(4), "b1": np.zeros(4), "W2": 1e3 * np.eye(4), "b2": np.zeros(4)}
    return Case(np.eye(4), np.arange(4), params)


@pytest.fixture
def own_rows(rng):
    """A case of 8 examples, of which each alone moves a row of W1: example i holds a 1 at i, and zeros."""
    # Hidden units of either sign, so that in each row some are on and some are off, and all four classes occur.
    w1 = rng.uniform(0.5, 1.0, (8, 6)) * np.where(np.indices((8, 6)).sum(axis=0) % 2, -1, 1)
    params = {"W1": w1, "b1": np.zeros(6), "W2": rng.normal(0, 0.6, (6, 4)), "b2": np.zeros(4)}
    return Case(np.eye(8), np.arange(8) % 4, params)


@pytest.fixture
def same_examples(draw):
    """A case of 20 equal examples: every batch is the same, however it is drawn."""
    case = draw(n=1, d=5, h=8, c=3)
    return Case(np.repeat(case.x, 20, axis=0), np.full(20, 2), case.params)


@pytest.fixture
def toy():
    """The published net and its five examples."""
    # The published figures come from NumPy's legacy generator, seeded with 0 and with 1.
    weights, inputs = np.random.RandomState(0), np.random.RandomState(1)
    params = {"W1": 0.1 * weights.randn(4, 10), "b1": np.zeros(10), "W2": 0.1 * weights.randn(10, 3), "b2": np.zeros(3)}
    return Case(10 * inputs.randn(5, 4), np.array([0, 1, 2, 2, 1]), params)


@dataclass
class Digits:
    """Flattened images (n, 784) with the mean training image subtracted, and parameters to start from."""

    train: Case
    validation: Case
    hidden: Case
    start: dict
    real: bool


@pytest.fixture
def digits(use_data, rng):
    """digits(): 1,000 images to train on, 250 to validate, 500 whose labels stay here; as posed in grader.training."""
    def digits():
        images = use_data("mnist")
        posed = pose(images.images, images.labels, 1250, 500, rng)
        start = {"W1": rng.normal(0, 0.05, (784, 32)), "b1": np.zeros(32), "W2": rng.normal(0, 0.05, (32, 10)),
                 "b2": np.zeros(10)}
        x, hidden_x = ((x - posed.x[:1000].mean(axis=0)).reshape(len(x), -1).astype(np.float64)
                       for x in (posed.x, posed.hidden_x))
        # Sorted by class, so that a training that sees only the first examples shows.
        by_class = np.argsort(posed.y[:1000], kind="stable")
        return Digits(Case(x[by_class], posed.y[by_class], start), Case(x[1000:], posed.y[1000:], start),
                      Case(hidden_x, posed.hidden_y, start), start, images.real)
    return digits


@dataclass
class Photos:
    """Colour images (n, 3072), as levels from 0 to 255 minus the mean training image, in disguise.

    train and validation lie in the worker, x as float32; the hidden ones are here, float64.
    """

    train: Case
    validation: Case
    hidden: Case


@pytest.fixture
def photos(use_data, worker, rng):
    """photos(start): 1,000 images to validate, 1,000 whose labels stay here, and all others to train on."""
    def photos(start):
        images = use_data("cifar10")
        train = len(images.images) - 2000
        posed = pose(images.images, images.labels, train + 1000, 1000, rng)
        x, hidden_x = levels(posed.x), levels(posed.hidden_x)
        mean = x[:train].mean(axis=0, dtype=np.float64).astype(np.float32)
        parts = [Case(centred(worker, x[part], mean), posed.y[part], start)
                 for part in (slice(train), slice(train, None))]
        return Photos(*parts, Case(hidden_x - mean.astype(np.float64), posed.hidden_y, start))
    return photos


def levels(images):
    """Return images (n, 3, 32, 32) from 0 to 1 as levels from 0 to 255: (n, 3072) uint8."""
    return np.concatenate([(255 * np.clip(part, 0, 1)).round().astype(np.uint8) for part in in_pieces(images)]
                          ).reshape(len(images), -1)


def centred(worker, x, mean):
    """Return levels x (n, d) minus `mean` (d,) as an array in the worker, float32."""
    there, pieces = worker.build("numpy.empty", x.shape, "float32"), in_pieces(x)
    places = worker.build("numpy.array_split", there, len(pieces))
    for number, piece in enumerate(pieces):
        worker.build("numpy.subtract", piece, mean, worker.build("operator.getitem", places, number))
    return there


def in_pieces(x):
    """Split 48,000 images, which take gigabytes when all of them are converted or sent at once."""
    return np.array_split(x, -(-len(x) // 4000))
