"""The student's data, nets and training as numbers, so that each check judges one thing.

Training is judged on nets of library layers by the parameters that it reaches from a given start, so that a wrong
model costs nothing there; a net of the student's is judged with weights that the check has put in.
"""

import contextlib
from dataclasses import dataclass, replace

import numpy as np
import pytest
import torch

from grader.checker import EXACT, Remote, Tolerance, Verdict, assert_close, fail, numbers, withheld

CLEARS = ("step", "epoch", "never")


@dataclass(frozen=True, eq=False)
class Run:
    """One training: the first weights of a tanh net, batches of (inputs (b, n), labels (b,)), and the options.

    state: those of torch.nn.Sequential(Linear, Tanh, Linear), name -> float32 array.
    clear: when gradients are cleared: each "step", each "epoch", or "never".
    """

    state: dict
    batches: tuple
    lr: float = 0.1
    epochs: int = 1
    clear: str = "step"


@withheld
def trajectory(run):
    """Return where right training ends, all parameters as one float64 vector, and the loss of each step, an array."""
    weights = [torch.tensor(value, requires_grad=True) for value in run.state.values()]
    losses = []
    for _ in range(run.epochs):
        for number, (x, y) in enumerate(run.batches):
            if run.clear == "step" or (run.clear == "epoch" and number == 0):
                for weight in weights:
                    weight.grad = None
            inner, inner_bias, outer, outer_bias = weights
            out = torch.tanh(torch.tensor(x) @ inner.T + inner_bias) @ outer[0] + outer_bias
            loss = ((out - torch.tensor(y)) ** 2).mean()
            loss.backward()
            losses.append(loss.item())
            with torch.no_grad():
                for weight in weights:
                    weight -= run.lr * weight.grad
    return as_vector({name: value.detach().numpy() for name, value in zip(run.state, weights)}), np.array(losses)


def as_vector(state):
    """Return all parameters as one float64 vector."""
    return np.concatenate([np.ravel(value).astype(np.float64) for value in state.values()])


def close(moved, way):
    """True when `moved` is `way` to a thousandth: float32 leaves a millionth, another order of batches a hundredth."""
    return bool(np.abs(moved - way).max() <= 1e-3 * np.abs(way).max())


def keep_evidence(actual, expected, name, within=EXACT):
    """Compare without ending the check: a catalogued mistake is known by what was compared."""
    with contextlib.suppress(Verdict):
        assert_close(actual, expected, within=within, name=name)


class Loop:
    """The student's `train` on library nets, and what it reaches."""

    def __init__(self, student, worker, rng):
        self.student, self.worker, self.rng = student, worker, rng

    def run(self, count, n=2, hidden=3, size=5, **options):
        """Return a run on `count` batches of `size` random examples."""
        shapes = {"0.weight": (hidden, n), "0.bias": (hidden,), "2.weight": (1, hidden), "2.bias": (1,)}
        state = {name: self.drawn(0, 0.7, shape) for name, shape in shapes.items()}
        # Labels far from what the net says: each step changes what the next ones see, and the order shows.
        batches = tuple((self.drawn(0, 1, (size, n)), self.drawn(2, 1, (size,))) for _ in range(count))
        return Run(state, batches, **options)

    def drawn(self, middle, spread, shape):
        """Return normal numbers, float32."""
        return self.rng.normal(middle, spread, shape).astype(np.float32)

    def net(self, state):
        """Return a tanh net in the worker, which answers (batch,)."""
        hidden, n = state["0.weight"].shape
        layers = (("Linear", n, hidden), ("Tanh",), ("Linear", hidden, 1), ("Flatten", 0))
        net = self.worker.build("torch.nn.Sequential", *(
            self.worker.build(f"torch.nn.{kind}", *sizes) for kind, *sizes in layers))
        net.load_state_dict({name: torch.tensor(value) for name, value in state.items()})
        return net

    def moved(self, run):
        """Let the student's `train` do `run`; return how far the parameters moved, and what it returned."""
        net = self.net(run.state)
        told = self.train(net, run.batches, run.lr, run.epochs)
        return as_vector(weights_of(net, run.state)) - as_vector(run.state), told

    def train(self, net, batches, lr, epochs):
        """Return what the student's `train` gives."""
        return self.student.train(net, [tuple(batch) for batch in batches], lr, epochs)

    def at_own_pace(self, run):
        """Return `run` with the rate at which this `train` steps; one_step charges a wrong one."""
        single = replace(run, batches=run.batches[:1], epochs=1)
        way = trajectory(single)[0] - as_vector(run.state)
        moved, _ = self.moved(single)
        pace = float(moved @ way / (way @ way))
        return replace(run, lr=run.lr * pace) if pace > 1e-4 and close(moved, pace * way) else run

    def judge(self, run, variants):
        """End the check as FAILED unless `train` moves the parameters as in one of `variants`; returns its answer."""
        start = as_vector(run.state)
        ways = [trajectory(variant)[0] - start for variant in (run, *variants)]
        moved, told = self.moved(run)
        if any(close(moved, way) for way in ways):
            return told
        whole = Tolerance("a part of the way", rtol=0, atol=1e-3 * float(np.abs(ways[0]).max()), reason="see close")
        keep_evidence(moved.astype(np.float32), ways[0].astype(np.float32), "the way of the parameters", whole)
        if not moved.any():
            fail("After training every parameter of the model is what it was before.", "the model is not trained",
                 "no parameter has moved", "is there a step() after backward(), and does the optimizer hold the "
                 "parameters of the model that was given?")
        return fail("The parameters after training are not those that SGD on the mean squared error leads to.")


def weights_of(net, like):
    """Return a net's parameters as float64 arrays, or fail when they are not those of `like` any more."""
    got = net.state_dict()
    if type(got) is not dict or set(got) != set(like):
        fail("After the call the model no longer has the parameters that it came with.")
    return {name: numbers(got[name], value.shape, "a parameter after the call") for name, value in like.items()}


class Nets:
    """Nets of the student's class `NN`."""

    def __init__(self, student):
        self.student = student

    def make(self, *options):
        """Return a new net, or fail when it is none."""
        net = self.student.NN(*options)
        if not isinstance(net, Remote) or not net.state_dict.exists():
            fail("`NN` must be a class of models: a torch.nn.Module.")
        return net

    def parts(self, net, n, hidden):
        """Return its weights and biases, the hidden layer's first, as a dict name -> float64 array.

        They are matched by shape, whatever they are called; fails unless they are those of two linear layers.
        """
        state = net.state_dict()
        if type(state) is not dict or not all(type(value) is torch.Tensor for value in state.values()):
            fail("The weights of `NN` cannot be read: its state_dict() does not hold tensors.")
        shapes = ((hidden, n), (hidden,), (1, hidden), (1,))
        found = {tuple(value.shape): name for name, value in state.items()}
        if len(state) != len(shapes) or set(found) != set(shapes):
            keep_evidence(sorted(value.numel() for value in state.values()),
                          sorted(int(np.prod(shape)) for shape in shapes), "the sizes of weights and biases")
            fail("`NN` does not hold the weights and biases of one linear layer from n to hidden and another one "
                 "from hidden to 1.", "a layer is missing, of another size, or one too many",
                 "the shapes of its parameters differ", "print the model and compare it with the handout")
        return {found[shape]: numbers(state[found[shape]], shape, "a weight or bias") for shape in shapes}

    def weighed(self, weights, activation=None):
        """Return a net with these weights and biases: inner (hidden, n) and (hidden,), outer (1, hidden) and (1,).

        activation: None makes `NN()`, and leaves all options at their defaults.
        """
        hidden, n = weights[0].shape
        net = self.make() if activation is None else self.make(n, hidden, activation)
        names = self.parts(net, n, hidden)
        net.load_state_dict({name: torch.tensor(value) for name, value in zip(names, weights)})
        return net


@pytest.fixture
def loop(student, worker, rng):
    """The student's `train`, and what it reaches."""
    return Loop(student, worker, rng)


@pytest.fixture
def seeded(worker):
    """seeded(seed): every generator that data or weights may come from starts there."""
    def seed_all(seed):
        worker.build("random.seed", seed)
        worker.build("numpy.random.seed", seed)
        worker.build("torch.manual_seed", seed)
    return seed_all


@pytest.fixture
def next_draws(worker):
    """next_draws(): the number that each generator would give next, those of Python, NumPy and PyTorch."""
    def drawn():
        found = [worker.run("random.random"), worker.run("numpy.random.random"), worker.run("torch.rand", 1)]
        return [float(numbers(each, None, "a random number").sum()) for each in found]
    return drawn


@pytest.fixture
def seconds_spent(worker):
    """seconds_spent(): of the processor, by the student's process so far, as it tells."""
    return lambda: float(numbers(worker.run("time.process_time"), (), "the processor's time"))


@pytest.fixture
def nets(student):
    """Nets of the student's class."""
    return Nets(student)


@pytest.fixture
def note():
    """note(actual, expected, name, within=EXACT): compare without ending the check."""
    return keep_evidence


@pytest.fixture
def noisy_xor(rng):
    """noisy_xor(count, n): centered inputs (count, n) and labels (count,), float32, both with noise."""
    def drawn(count, n):
        bits = rng.integers(0, 2, (count, n))
        x, y = 2.0 * bits - 1, 2.0 * (bits.sum(1) % 2) - 1
        return tuple((part + rng.uniform(0, 0.1, part.shape)).astype(np.float32) for part in (x, y))
    return drawn


@pytest.fixture
def clears():
    """clears(run): `run` with each way to clear gradients; a wrong one costs its points in gradients_cleared."""
    return lambda run: [replace(run, clear=clear) for clear in CLEARS]


@pytest.fixture
def histories(clears):
    """histories(run): right loss histories: each step's, each epoch's mean, its last step's; however it clears."""
    def all_of(run):
        found = []
        for losses in [trajectory(one)[1] for one in clears(run)]:
            table = losses.reshape(run.epochs, -1)
            found += [losses, table.mean(axis=1), table[:, -1]]
        return found
    return all_of


@pytest.fixture
def weights_after():
    """weights_after(net, like): a net's parameters as float64 arrays, or the end of the check."""
    return weights_of
