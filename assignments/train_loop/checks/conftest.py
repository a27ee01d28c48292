"""The student's `train` on nets of library layers, so that a wrong model costs nothing here.

A training is judged by the parameters that it reaches from a given start.  A mistake that is charged in one check is
allowed for in the others: they compare with what right training makes of everything else (`variants`).
"""

import itertools
from dataclasses import replace

import numpy as np
import pytest
import torch

from grader.checker import assert_close, compare, fail, numbers
from grader.training.trajectory import Run, local_net, movement, reached, trajectory

PLAIN = (("Flatten",), ("Linear", 784, 8), ("Tanh",), ("Linear", 8, 10))  # no kink that rounding could cross
CLEARS = ("step", "epoch", "never")


class Loop:
    """The student's `train`, and what it reaches."""

    def __init__(self, student, worker, rng):
        self.student, self.worker, self.rng = student, worker, rng

    def start(self, layers):
        """Return random first weights for a net: name -> tensor."""
        net = torch.nn.Sequential(*(getattr(torch.nn, kind)(*sizes) for kind, *sizes in layers))
        return {name: self._first(name, value) for name, value in net.state_dict().items()}

    def _first(self, name, value):
        if "running" in name or "tracked" in name:
            return value
        middle = float(name.endswith("weight") and value.ndim == 1)  # a scale of batch normalisation starts near 1
        spread = value[0].numel() ** -0.5 if value.ndim > 1 else 0.1
        return torch.tensor(self.rng.normal(middle, spread, tuple(value.shape)), dtype=torch.float32)

    def images(self, count):
        """Return `count` random images (count, 1, 28, 28) and labels (count,)."""
        # They have much in common, so that each step changes what the next ones see, and the order shows.
        common, own = self.rng.normal(0, 0.2, (1, 1, 28, 28)), self.rng.normal(0, 0.1, (count, 1, 28, 28))
        x = torch.tensor(common + own, dtype=torch.float32)
        return x, torch.tensor(self.rng.integers(0, 10, count))

    def run(self, count=8, layers=PLAIN, **options):
        """Return a run on `count` different examples."""
        return Run(layers, self.start(layers), *self.images(count), **options)

    def alike(self, count=8, layers=PLAIN, **options):
        """Return a run on `count` copies of one example: the order in which they come cannot matter."""
        x, y = self.images(1)
        return Run(layers, self.start(layers), x.repeat(count, 1, 1, 1), y.repeat(count), **options)

    def dataset(self, x, y):
        """Return a dataset of (image, label) in the worker."""
        return self.worker.build("torch.utils.data.TensorDataset", x, y)

    def net(self, layers, state):
        """Return the net in the worker."""
        parts = [self.worker.build(f"torch.nn.{kind}", *sizes) for kind, *sizes in layers]
        net = self.worker.build("torch.nn.Sequential", *parts)
        net.load_state_dict(dict(state))
        return net

    def state(self, net, like):
        """Return a net's state as float64 arrays, or fail when it is not that of the net `like` any more."""
        got = net.state_dict()
        if type(got) is not dict or set(got) != set(like):
            fail("After the call the model no longer has the parameters that it came with.")
        return {name: numbers(got[name], tuple(value.shape), "a parameter after the call")
                for name, value in like.items()}

    def train(self, run, net=None, validation=None):
        """Let the student's `train` do `run`; returns the state reached, name -> float64 array."""
        net = net or self.net(run.layers, run.state)
        data = self.dataset(run.x, run.y)
        options = {"model": net, "train_data": data, "val_data": validation or data, "batch_size": run.batch_size,
                   "weight_decay": run.weight_decay, "optimizer": run.optimizer, "learning_rate": run.learning_rate,
                   "momentum": run.momentum, "data_shuffle": run.data_shuffle, "num_epochs": run.num_epochs}
        known = self.student.train.parameters()
        # What it returns stays where it is: no figure that student code reports decides anything.
        if all(name in known for name in options):
            self.student.train.kept(**options)
        else:
            self.student.train.kept(*options.values())
        return self.state(net, run.state)

    def epochs(self, run, count, seconds):
        """Yield the state at the start of `run`, and after each of `count` calls of `train` for one epoch."""
        net, few = self.net(run.layers, run.state), self.dataset(run.x[:50], run.y[:50])
        yield self.state(net, run.state)
        with self.worker.limited(seconds):
            for _ in range(count):
                yield self.train(replace(run, num_epochs=1), net, validation=few)

    def variants(self, run, clears=CLEARS, momenta=(0.9,)):
        """Return `run` as it is, and with the mistakes of this `train` that are charged in other checks."""
        pace = self.pace(run)
        scales = [{}]
        if pace != 1:
            scales.append({"learning_rate": run.learning_rate * pace})
        if abs(pace - run.batch_size) < 0.01 * pace:
            scales.append({"loss": "sum"})
        return [replace(run, clear=clear, momentum=momentum, **scale) for clear, momentum, scale in
                itertools.product(clears, dict.fromkeys((run.momentum, *momenta)), scales)]

    def pace(self, run):
        """Return how many times too long a step of plain sgd is (one_step charges it); 1 when that is unclear."""
        x, y = run.x[:run.batch_size], run.y[:run.batch_size]
        single = replace(run, x=x, y=y, num_epochs=1, optimizer="sgd", momentum=0.0, weight_decay=0.0,
                         data_shuffle=False)
        step, moved = movement(single, trajectory(single)), movement(single, self.train(single))
        factor = float(moved @ step / (step @ step))
        along = np.abs(moved - factor * step).max() <= 1e-3 * np.abs(moved).max()
        return factor if along and factor > 1e-4 and abs(factor - 1) > 1e-3 else 1.0

    def judge(self, run, variants, mistakes):
        """End the check as FAILED unless the student's `train` reaches, for `run`, what one of `variants` reaches.

        mistakes: name -> (fields that change, hint); the one that explains the result is told.
        """
        got = self.train(run)
        if any(reached(got, variant) for variant in variants):
            return
        self.fail_unless_moved(run, got)
        for mistake, (changed, hint) in mistakes.items():
            if any(reached(got, replace(variant, **changed)) for variant in variants):
                fail("The parameters after training are not those that the options lead to.", mistake,
                     "the parameters are exactly those that this mistake leads to", hint)
        fail("The parameters after training are not those that the options lead to.")

    def order_free(self, run):
        """Return the variant that tells how this `train` steps where the order cannot matter, or fail."""
        x, y = run.x[:1].expand_as(run.x), run.y[:1].expand_as(run.y)
        alike = replace(run, x=x.contiguous(), y=y.contiguous())
        got = self.train(alike)
        self.fail_unless_moved(alike, got)
        for variant in self.variants(alike):
            if reached(got, variant):
                return variant
        return fail("The steps of `train` cannot be followed, so it cannot be seen whether it shuffles.")

    @staticmethod
    def accuracy(run, state, x, y):
        """Return the fraction of images (n, 1, 28, 28) that the net of `run` gets right with `state`, computed here."""
        net = local_net(run.layers, {name: torch.tensor(value) for name, value in state.items()}).eval()
        with torch.no_grad():
            return float(np.mean(net(torch.tensor(x)).argmax(1).numpy() == y))

    @staticmethod
    def fail_unless_moved(run, got):
        """End the check as FAILED when training has left every parameter where it was."""
        if not movement(run, got).any():
            fail("After training every parameter of the model is what it was before.", "the model is not trained",
                 "no parameter has moved", "is there a step() after backward(), and does the optimizer hold the "
                 "parameters of the model that was given?")


@pytest.fixture
def loop(student, worker, rng):
    """The student's `train`, and what it reaches."""
    return Loop(student, worker, rng)


@pytest.fixture
def assert_explained():
    """assert_explained(got, expected, within, name, {mistake: (value, hint)}): assert_close that names mistakes."""
    def assert_explained(got, expected, within, name, mistakes):
        if not compare(got, expected, within).ok:
            for mistake, (value, hint) in mistakes.items():
                if compare(got, value, within).ok:
                    fail(f"{name} is not what the handout asks for.", mistake,
                         "the answer is exactly what this mistake gives", hint)
        assert_close(got, expected, within=within, name=name)
    return assert_explained
