"""The student's nets with given weights, trainings that are followed step by step, and result files read one by one.

`INPUT_SHAPE` of the reference says which edition of the homework this is; no check knows a size by heart.
"""

import contextlib

import numpy as np
import pytest
import torch

from grader.checker import (
    EXACT,
    FLOAT32,
    Diagnosis,
    Remote,
    Tolerance,
    Verdict,
    assert_close,
    fail,
    numbers,
    pose,
    withheld,
)
from grader.model import Outcome
from grader.results import doubt_fields

NETS = ("mlp_1", "mlp_2", "cnn_3", "cnn_4", "cnn_5")
BATCH = 50
WAY = 3e-3  # of a training's way in the space of weights: float32 leaves 1e-5 of it, a wrong option a tenth


def layers(state):
    """Return prefix -> (kind, {last name: tensor}); the kind is the names and shapes of what the layer holds."""
    grouped = {}
    for key, value in state.items():
        prefix, dot, leaf = key.rpartition(".")
        grouped.setdefault(prefix + dot, {})[leaf] = value
    return {prefix: (tuple(sorted((leaf, tuple(v.shape)) for leaf, v in values.items())), values)
            for prefix, values in grouped.items()}


@withheld
def right_net(reference, name, activation, seed, images):
    """Return new weights for the reference's net, name -> tensor, and its logits for each of `images`.

    Layers of one kind get the same weights, so that it does not matter which of them a student's code names first.
    """
    net, rng, drawn = reference.build(name, activation), np.random.default_rng(seed), {}
    for key, value in net.state_dict().items():
        kind = key.rpartition(".")[2], tuple(value.shape)
        if kind not in drawn:
            scale = 2 * (value[0].numel() if value.ndim > 1 else 16) ** -0.5
            drawn[kind] = torch.tensor(rng.normal(0, scale, kind[1]), dtype=torch.float32)
        value.copy_(drawn[kind])
    with torch.no_grad():
        return dict(net.state_dict()), [net.eval()(x).numpy() for x in images]


@withheld
def right_training(reference, name, weights, x, y, optimizer, epochs):
    """Return the weights that the reference's `train_once` reaches from `weights` on x (n, ...) and y (n,)."""
    net = reference.build(name)
    net.load_state_dict(weights)
    data = torch.utils.data.TensorDataset(x, y)
    reference.train_once(net, data, data, optimizer, epochs, 10**6)
    return dict(net.state_dict())


@withheld
def measured(reference, name, weights, x, y, activation="relu"):
    """Return the loss, the accuracy and norms of the gradient of the reference's net with `weights` on x, y.

    The norms: of the first layer's weights, of all parameters, of the last layer's weights, of the first layer's
    weights squared, largest entry of the first layer's gradient.
    """
    net = reference.build(name, activation)
    net.load_state_dict(weights)
    logits = net(x)
    loss = torch.nn.functional.cross_entropy(logits, y)
    gradients = torch.autograd.grad(loss, list(net.parameters()))
    whole = torch.cat([gradient.ravel() for gradient in gradients])
    matrices = [gradient for gradient in gradients if gradient.ndim > 1]
    norms = [matrices[0].norm(), whole.norm(), matrices[-1].norm(), matrices[0].norm() ** 2, matrices[0].abs().max()]
    return float(loss), float((logits.argmax(1) == y).float().mean()), [float(norm) for norm in norms]


def keep_evidence(actual, expected, within, name):
    """Compare, and go on: a catalogued mistake is known by what was compared last."""
    with contextlib.suppress(Verdict):
        assert_close(actual, expected, within=within, name=name)


class Nets:
    """The student's nets, and the reference's beside them."""

    def __init__(self, student, reference, rng):
        self.student, self.reference, self.rng = student, reference, rng

    def images(self, count):
        """Return `count` random images (count, *INPUT_SHAPE) in [-1, 1]."""
        shape = tuple(self.reference.INPUT_SHAPE)
        return torch.tensor(self.rng.uniform(-1, 1, (count, *shape)), dtype=torch.float32)

    def right(self, name, activation, *images):
        """Return weights for the reference's net, and its logits for each batch of images."""
        return right_net(self.reference, name, activation, int(self.rng.integers(2**31)), list(images))

    def built(self, name, activation=None):
        """Return the student's net, which stays in the worker, or fail."""
        net = self.student.build(name, *([activation] if activation else []))
        if not isinstance(net, Remote) or not net.state_dict.exists():
            fail(f"`build` must return a torch.nn.Module for \"{name}\".")
        net.forward(self.images(2))  # layers of a lazy kind find their sizes now
        return net

    def state(self, net, name):
        """Return the net's weights, name -> tensor, or fail."""
        state = net.state_dict()
        if type(state) is not dict or not all(type(key) is str for key in state) \
                or not all(type(value) is torch.Tensor for value in state.values()):
            fail(f"The weights of `{name}` cannot be read: its state_dict() does not hold tensors.")
        return state

    def load(self, net, name, weights):
        """Give the student's net the reference's weights, layer for layer of one kind, or fail."""
        theirs, kinds = layers(self.state(net, name)), {kind: values for kind, values in layers(weights).values()}
        self._same_layers(name, theirs, layers(weights))
        net.load_state_dict({f"{prefix}{leaf}": value for prefix, (kind, _) in theirs.items()
                             for leaf, value in kinds[kind].items()})
        net.eval()

    @staticmethod
    def _same_layers(name, theirs, ours):
        (got, want), (count, wanted) = zip(*((sorted(kind for kind, _ in some.values()),
                                              sum(value.numel() for _, values in some.values()
                                                  for value in values.values())) for some in (theirs, ours)))
        if got == want:
            return
        sizes = [sorted(int(np.prod(shape)) for kind in some for _, shape in kind) for some in (got, want)]
        keep_evidence(*sizes, EXACT, f"the sizes in {name}")
        what = (f"`{name}` holds {count:,} parameters; the handout's holds {wanted:,}." if count != wanted else
                f"`{name}` holds as many parameters as the handout's, but in layers of other shapes.")
        fail(what, "a layer is missing, of another size, or one too many", "the shapes of its parameters differ",
             "print the net, and compare it line by line with the handout's table: filters, sizes, biases, padding")

    def assert_logits(self, name, activation=None):
        """End the check as FAILED unless the student's net gives the reference's logits for the same weights."""
        batches = [self.images(count) for count in (5, 1)]
        weights, expected = self.right(name, activation or "relu", *batches)
        net = self.built(name, activation)
        self.load(net, name, weights)
        for x, logits in zip(batches, expected):
            assert_close(net.forward(x), logits, within=FLOAT32, name=f"the logits of {name}")

    def is_right(self, name):
        """True when the student's net of this name passes `assert_logits` with ReLU."""
        try:
            self.assert_logits(name)
        except Verdict as verdict:
            if verdict.unread or verdict.outcome in (Outcome.MISSING, Outcome.OVER_LIMIT):
                raise
            return False
        return True


class Trainings:
    """The student's `train_once` on a small net, and where it arrives."""

    def __init__(self, nets, worker):
        self.nets, self.worker, self.told = nets, worker, None
        self._own = None

    def start(self):
        """Return first weights for mlp_1, name -> tensor."""
        weights, _ = self.nets.right("mlp_1", "relu")
        return {name: value / 4 for name, value in weights.items()}

    def examples(self, count):
        """Return random images and labels (count,)."""
        return self.nets.images(count), torch.tensor(self.nets.rng.integers(0, 10, count))

    def one(self, count):
        """Return `count` copies of one image and its label: the order in which they come cannot matter."""
        x, y = self.examples(1)
        return x.repeat(count, 1, 1, 1), y.repeat(count)

    def net(self, weights):
        """Return mlp_1 with these weights in the worker: the student's where it is right, else one of library layers.

        So a wrong net costs its points once, and `train_once` may know the names that its author gave to the layers.
        """
        if self._own is None:
            self._own = self.nets.is_right("mlp_1")
        if self._own:
            net = self.nets.built("mlp_1")
            self.nets.load(net, "mlp_1", weights)
            return net
        pixels = weights["1.weight"].shape[1]
        return self.library((("Flatten",), ("Linear", pixels, 32), ("ReLU",), ("Linear", 32, 10)), weights)

    def library(self, plan, weights):
        """Return a net of library layers with these weights in the worker."""
        net = self.worker.build("torch.nn.Sequential", *(self.worker.build(f"torch.nn.{kind}", *sizes)
                                                         for kind, *sizes in plan))
        net.load_state_dict(dict(weights))
        return net

    def run(self, net, x, y, optimizer="sgd", epochs=1, every=10, validation=None):
        """Let `train_once` train `net` on x (n, ...) and y (n,); what it returns stays in the worker."""
        data = self.worker.build("torch.utils.data.TensorDataset", x, y)
        val_data = self.worker.build("torch.utils.data.TensorDataset", *validation) if validation else data
        options = {"model": net, "train_data": data, "val_data": val_data, "optimizer": optimizer, "epochs": epochs,
                   "record_every": every}
        known = self.nets.student.train_once.parameters()
        keep = self.nets.student.train_once.kept
        self.told = keep(**options) if all(name in known for name in options) else keep(*options.values())

    def curve(self, name):
        """Return a curve of the last run as a float64 array (n,), or fail: `train_once` must return a dict of lists."""
        told = self.worker.fetch(self.told)
        if type(told) is not dict or name not in told:
            fail(f"`train_once` must return a dict with '{name}' in it.", "a curve is missing, or has another name",
                 f"there is no '{name}' in what it returns", "print the keys of what `train_once` returns")
        return numbers(told[name], (None,), f"'{name}'")

    def reached(self, weights, x, y, **options):
        """Return where `train_once` arrives from `weights` with mlp_1, name -> tensor as in `weights`."""
        net = self.net(weights)
        self.run(net, x, y, **options)
        return self.weights_of(net, weights)

    def weights_of(self, net, like):
        """Return the weights of a net in the worker under the names in `like`, or fail when they are not there."""
        kinds = {kind: values for kind, values in layers(self.nets.state(net, "the model after training")).values()}
        found = {}
        for prefix, (kind, _) in layers(like).items():
            if kind not in kinds:
                fail("After training the model no longer has the parameters that it came with.")
            for leaf, value in kinds[kind].items():
                found[prefix + leaf] = torch.tensor(numbers(value, None, "a parameter after training"),
                                                    dtype=torch.float32)
        return found

    def path(self, weights, x, y, steps):
        """Return the weights before step 0, 1, ... and after the last of `steps` on one batch x, y (up to 50, ...)."""
        return [weights, *(self.reached(weights, x, y, epochs=count) for count in range(1, steps + 1))]

    @staticmethod
    def way(start, end):
        """Return how far every weight has moved: one float64 array."""
        return np.concatenate([np.ravel((end[name] - start[name]).double().numpy()) for name in start])

    def same(self, start, one, other, within=WAY):
        """True when two ends are the same place, to a small part of the way there."""
        a, b = self.way(start, one), self.way(start, other)
        return bool(np.linalg.norm(a - b) <= within * np.linalg.norm(b))

    def fail_unless_moved(self, start, got):
        """End the check as FAILED when training has left every parameter where it was."""
        if not self.way(start, got).any():
            keep_evidence(0.0, 1.0, EXACT, "how far the parameters move")
            fail("After training every parameter of the model is what it was before.", "the model is not trained",
                 "no parameter has moved", "is there a step() after each backward(), and does the optimizer hold the "
                 "parameters of the model that was given?")

    def keep_way(self, start, got, want):
        """Return how far the weights have moved and should have; the catalogue knows a mistake by the comparison."""
        moved, right = self.way(start, got), self.way(start, want)
        whole = Tolerance("a part of the way", rtol=0, atol=WAY * float(np.abs(right).max()), reason="see WAY")
        with np.errstate(over="ignore"):
            keep_evidence(moved.astype(np.float32), right.astype(np.float32), whole, "the way of the weights")
        return moved, right

    def judge(self, start, got, want):
        """End the check as FAILED unless `got` is where right training arrives."""
        if self.same(start, got, want):
            return
        self.fail_unless_moved(start, got)
        moved, right = self.keep_way(start, got, want)
        factor = float(moved @ right / (right @ right))
        along = np.linalg.norm(moved - factor * right) <= 3 * WAY * np.linalg.norm(moved)
        fail("The parameters after training are not those that this optimizer leads to.",
             "every step is too long or too short by one factor" if along else "",
             "the parameters move in the right direction, by another length" if along else "",
             "look at the learning rate, and at the mean over the batch" if along else "")


class Files:
    """The five result files of a part."""

    def __init__(self, results):
        self.results = results

    def judge(self, part, doubts, names=NETS):
        """End the check unless `doubts(net, fields)` finds none in the files of `part`: a share for each right one.

        MISSING where none of them is there.
        """
        troubles = {name: trouble for name in names if (trouble := self._trouble(part, name, doubts))}
        if not troubles:
            return
        outcomes = [outcome for outcome, _, _ in troubles.values()]
        right = len(names) - len(troubles)
        outcome = Outcome.PARTIAL if right else outcomes[0] if len(set(outcomes)) == 1 else Outcome.FAILED
        missing = [f"{part}_{name}" for name, (how, _, _) in troubles.items() if how is Outcome.MISSING]
        message = "\n".join([
            *(f"{part}_{name}: {says}" for name, (how, says, _) in troubles.items() if how is not Outcome.MISSING),
            *([f"This is not implemented yet, or was not handed in: {', '.join(missing)} (.json or .pkl)."]
              if missing else [])])
        named = [diagnosis for _, _, diagnosis in troubles.values() if diagnosis]
        raise Verdict(outcome, message, named[0] if named else None, share=right / len(names))

    def _trouble(self, part, name, doubts):
        """Return (outcome, message, diagnosis) of one file, or None."""
        try:
            found = doubts(name, self.results.load(f"{part}_{name}"))
        except Verdict as verdict:
            return verdict.outcome, verdict.message, verdict.diagnosis
        if not found:
            return None
        first = found[0]
        return (Outcome.FAILED, " ".join(doubt.says for doubt in found[:3]),
                Diagnosis(first.mistake, f"{part}_{name}: {first.says.rstrip('.')}", first.hint))

    @staticmethod
    def readable(fields, curves, numbers=()):
        """Return the curves and numbers as fractions where they are accuracies; ends a file that lacks one of them."""
        if found := doubt_fields(fields, curves, numbers):
            raise Verdict(Outcome.FAILED, f"cannot be judged: {found[0].says}")
        return {name: fields[name] / (100 if "acc" in name and np.max(fields[name]) > 1 else 1)
                for name in (*curves, *numbers)}


@pytest.fixture
def nets(student, reference, rng):
    """The student's nets."""
    return Nets(student, reference, rng)


@pytest.fixture
def trainings(nets, worker):
    """The student's `train_once`."""
    return Trainings(nets, worker)


@pytest.fixture
def files(results):
    """The five result files of a part."""
    return Files(results)


@pytest.fixture
def oracle(reference):
    """oracle.training(...), oracle.measured(...): what the reference's net and loop make of given weights."""
    class Oracle:
        training = staticmethod(lambda *asked: right_training(reference, *asked))
        measured = staticmethod(lambda *asked: measured(reference, *asked))
    return Oracle


@pytest.fixture
def keep():
    """keep(actual, expected, within, name): compare, and go on, for the catalogue."""
    return keep_evidence


@pytest.fixture
def posed(reference, rng, use_data):
    """posed(train, hidden): images in disguise, as the classifiers see them: (x, y), (x, y), whether they are real."""
    def draw(train, hidden):
        data = use_data("cifar10")
        height, width = reference.INPUT_SHAPE[1:]
        top, left = (32 - height) // 2, (32 - width) // 2
        drawn = pose(data.images[..., top:top + height, left:left + width], data.labels, train, hidden, rng)
        return *((seen(reference, x), torch.tensor(y))
                 for x, y in ((drawn.x, drawn.y), (drawn.hidden_x, drawn.hidden_y))), data.real
    return draw


def seen(reference, images):
    """Return images (n, 3, h, w) from 0 to 1 as the reference's preprocessing makes them."""
    levels = np.round(255 * np.clip(images, 0, 1)).astype(np.uint8)
    return reference.preprocess(levels.transpose(0, 2, 3, 1))
