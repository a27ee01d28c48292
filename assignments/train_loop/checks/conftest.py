"""The student's `train` on nets of library layers, so that a wrong model costs nothing here.

A training is judged by the parameters that it reaches from a given start.  A mistake that is charged in one check is
allowed for in the others: they compare with what right training makes of everything else (`variants`).
"""

import contextlib
import itertools
from dataclasses import replace

import numpy as np
import pytest
import torch

from grader.checker import Diagnosis, Tolerance, Verdict, assert_close, compare, fail, numbers
from grader.training.trajectory import Run, local_net, movement, reached, trajectory

PLAIN = (("Flatten",), ("Linear", 784, 8), ("Tanh",), ("Linear", 8, 10))  # no kink that rounding could cross
CLEARS = ("step", "epoch", "never")


class Loop:
    """The student's `train`, and what it reaches."""

    def __init__(self, student, worker, rng):
        self.student, self.worker, self.rng = student, worker, rng
        self.told = None  # what the last `train` returned, left in the worker
        self.device = "cpu"  # parameters are compared there alone: their tolerance was found there

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
        return self.worker.build("torch.utils.data.TensorDataset", self._placed(x), self._placed(y))

    def net(self, layers, state):
        """Return the net in the worker."""
        parts = [self.worker.build(f"torch.nn.{kind}", *sizes) for kind, *sizes in layers]
        net = self.worker.build("torch.nn.Sequential", *parts)
        net.load_state_dict(dict(state))
        return net if self.device == "cpu" else net.to.kept(self.device)

    def _placed(self, tensor):
        return tensor if self.device == "cpu" else self.worker.keep(tensor).to.kept(self.device)

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
            self.told = self.student.train.kept(**options)
        else:
            self.told = self.student.train.kept(*options.values())
        return self.state(net, run.state)

    def epochs(self, run, count, seconds):
        """Yield the state at the start of `run`, and after each of `count` calls of `train` for one epoch."""
        net, few = self.net(run.layers, run.state), self.dataset(run.x[:50], run.y[:50])
        yield self.state(net, run.state)
        with self.worker.limited(seconds):
            for _ in range(count):
                yield self.train(replace(run, num_epochs=1), net, validation=few)

    def variants(self, run, clears=CLEARS, momenta=(0.9,), fixed_batches=True, miscounted=True):
        """Return `run` as it is, and with the mistakes of this `train` that are charged in other checks.

        fixed_batches: of 64, whatever is asked for.  miscounted: one epoch alone, one too few, or one too many.
        """
        counts = {1, run.num_epochs - 1, run.num_epochs + 1} if miscounted else ()
        slips = [replace(run, clear=clear, momentum=momentum, **way) for clear, momentum, way in
                 itertools.product(clears, dict.fromkeys((run.momentum, *momenta)), ({}, *self.ways(run)))]
        return [*slips, *(replace(run, num_epochs=count) for count in counts),
                *([replace(run, batch_size=64)] if fixed_batches else [])]

    def ways(self, run):
        """Return how a single step of plain sgd is wrong, as fields of a Run; one_step charges it."""
        single = replace(run, x=run.x[:run.batch_size], y=run.y[:run.batch_size], num_epochs=1, optimizer="sgd",
                         momentum=0.0, weight_decay=0.0, data_shuffle=False)
        got = self.train(single)
        if reached(got, single):
            return []
        known = ({"loss": "sum"}, {"optimizer": "adam"}, softmax_twice(run))
        pace = self.pace(single, got)
        return [way for way in known if reached(got, replace(single, **way))] + (
            [{"learning_rate": run.learning_rate * pace}] if pace else [])

    @staticmethod
    def pace(single, got):
        """Return how many times too long a step is; 0 when that is unclear."""
        step, moved = movement(single, trajectory(single)), movement(single, got)
        factor = float(moved @ step / (step @ step))
        along = np.abs(moved - factor * step).max() <= 1e-3 * np.abs(moved).max()
        return factor if along and factor > 1e-4 else 0.0

    def lengths(self, *names):
        """Return how long the lists of these names are that the last `train` returned; None unless all are there."""
        try:
            return [self.worker.run("builtins.len", self.worker.build("operator.getitem", self.told, name))
                    for name in names]
        except Verdict:
            return None

    def judge(self, run, variants, mistakes, net=None):
        """End the check as FAILED unless the student's `train` reaches, for `run`, what one of `variants` reaches.

        mistakes: name -> (fields that change, hint); the one that explains the result is told.
        net: the one in the worker to train, at the start of `run`, where it is not a fresh one.
        """
        got = self.train(run, net)
        if any(reached(got, variant) for variant in variants):
            return
        self.keep_evidence(run, got)
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
        for variant in self.variants(alike, fixed_batches=False, miscounted=False):
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
    def keep_evidence(run, got):
        """Compare the state `got` with the right one: a catalogued mistake is known by what was compared."""
        with np.errstate(over="ignore"):  # float32, as torch computes: what is closer than that is the same
            moved, want = (movement(run, end).astype(np.float32) for end in (got, trajectory(run)))
        whole = Tolerance("a part of the way", rtol=0, atol=1e-3 * float(np.abs(want).max()), reason="see reached")
        with contextlib.suppress(Verdict):
            assert_close(moved, want, within=whole, name="the way of the parameters")

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
        try:
            assert_close(got, expected, within=within, name=name)
        except Verdict as verdict:
            found = (Diagnosis(mistake, "the answer is exactly what this mistake gives", hint)
                     for mistake, (value, hint) in mistakes.items() if compare(got, value, within).ok)
            verdict.diagnosis = next(found, verdict.diagnosis)
            raise
    return assert_explained


def softmax_twice(run):
    """Return the fields of a Run in which the cross entropy is given probabilities."""
    return {"layers": (*run.layers, ("Softmax", 1))}
