"""Task 3, the training loop: judged by the parameters that it reaches, and by answers on images it has not seen."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
import torch

from grader.checker import Curve, Curves, Diagnosis, Verdict, award, fail, pose
from grader.model import Outcome
from grader.training.trajectory import Run, movement, reached

NORMED = (("Flatten",), ("Linear", 784, 8), ("BatchNorm1d", 8), ("Tanh",), ("Linear", 8, 10))
# Dropout of everything: in training mode the last bias alone learns, and no chance decides.
DROPPED = (("Flatten",), ("Linear", 784, 8), ("Tanh",), ("Dropout", 1.0), ("Linear", 8, 10))
ONE_LAYER = (("Flatten",), ("Linear", 784, 10))
DEEP = (("Flatten",), ("Linear", 784, 32), ("ReLU",), ("Linear", 32, 32), ("ReLU",), ("Linear", 32, 10))
DEEP_NORMED = (("Flatten",), ("Linear", 784, 32), ("ReLU",), ("BatchNorm1d", 32),
               ("Linear", 32, 32), ("ReLU",), ("BatchNorm1d", 32), ("Linear", 32, 10))


@pytest.mark.points(6)
def test_one_step(loop, use_data, show, assignment):
    """One step of sgd moves every parameter by the learning rate times the gradient of the mean cross entropy.

    The four lists that `train` returns are a third of it: that they are there, and not what they say.
    """
    for rate in (0.02, 0.15):
        run = loop.run(count=6, batch_size=6, num_epochs=1, learning_rate=rate)
        loop.judge(run, [run], {
            "the loss is summed over the batch": ({"loss": "sum"}, "the mean cross entropy is asked for"),
            **{f"the learning rate is always {fixed:g}": ({"learning_rate": fixed}, "use the argument")
               for fixed in (0.1, 0.01, 0.001)},
            "adam is used for sgd": ({"optimizer": "adam"}, "look at how `optimizer` chooses")})
    digits = use_data("mnist")
    posed = pose(digits.images, digits.labels, train=300, hidden=200, rng=loop.rng)
    run = digits_run(loop, DEEP, posed, batch_size=32, learning_rate=0.05, momentum=0.9)
    states = list(loop.epochs(run, 6, assignment.budgets["learns_digits"].cpu_seconds))
    show(learning_curves("Learning curves of your training loop", {
        "images it trains on": [loop.accuracy(run, state, posed.x, posed.y) for state in states],
        "other images": [loop.accuracy(run, state, posed.hidden_x, posed.hidden_y) for state in states]}))
    assert_lists(loop)


def assert_lists(loop):
    """End the check as PARTIAL unless `train` has returned lists that go together, and that hold something."""
    for names in (("iters", "losses"), ("train_acc", "val_acc")):
        lengths = loop.lengths(*names)
        if lengths is None or not lengths[0] or lengths[0] != lengths[1]:
            pair = " and ".join(f"'{name}'" for name in names)
            raise Verdict(Outcome.PARTIAL, f"The steps are right, but {pair} are not both in what `train` returns, "
                          "equally long and not empty.", Diagnosis(
                              "a list is not kept, or not returned", f"{pair} cannot be drawn against each other",
                              "print what `train` returns after one epoch"), share=2 / 3)


@pytest.mark.points(6)
def test_gradients_cleared(loop):
    """In each iteration the gradients start from zero."""
    run = loop.alike(count=12, num_epochs=2)  # three batches an epoch
    loop.judge(run, loop.variants(run, clears=("step",)), {
        "the gradients are never cleared": ({"clear": "never"}, "call zero_grad() in each iteration"),
        "the gradients are cleared once an epoch": ({"clear": "epoch"}, "call zero_grad() inside the inner loop")})


@pytest.mark.hidden
@pytest.mark.points(5)
def test_momentum(loop, rng):
    """With sgd, the momentum reaches the optimizer."""
    run = loop.alike(num_epochs=3, momentum=float(rng.uniform(0.4, 0.8)))
    variants = [variant for variant in loop.variants(run, momenta=()) if variant.optimizer == "sgd"]
    loop.judge(run, variants, {
        "momentum is not used": ({"momentum": 0.0}, "hand momentum to torch.optim.SGD, by its name"),
        "the momentum is always 0.9": ({"momentum": 0.9}, "use the argument, not a number")})


@pytest.mark.hidden
@pytest.mark.points(5)
def test_weight_decay(loop, rng):
    """The weight decay reaches the optimizer, with sgd and with adam."""
    ignored = {"weight decay is not used": ({"weight_decay": 0.0}, "hand weight_decay to the optimizer, by its name")}
    run = loop.alike(num_epochs=3, weight_decay=float(rng.uniform(0.5, 1.0)))
    loop.judge(run, loop.variants(run), ignored)
    run = replace(run, optimizer="adam", learning_rate=0.004)
    plain = loop.variants(replace(run, weight_decay=0.0))
    got = loop.train(plain[0])
    # An adam that is none has cost its points in the check below.
    if any(reached(got, variant) for variant in plain):
        variants = [replace(variant, weight_decay=run.weight_decay) for variant in plain]
        loop.judge(run, variants + [replace(variant, optimizer="adamw") for variant in variants], ignored)


@pytest.mark.hidden
@pytest.mark.points(5)
def test_adam(loop, rng):
    """`optimizer="adam"` trains with Adam, at the learning rate that is asked for."""
    run = loop.alike(num_epochs=3, optimizer="adam", learning_rate=float(rng.uniform(0.002, 0.005)))
    loop.judge(run, loop.variants(run), {
        "sgd is used for adam": ({"optimizer": "sgd"}, "look at how `optimizer` chooses"),
        **{f"the learning rate of adam is always {fixed:g}": ({"learning_rate": fixed}, "use the argument")
           for fixed in (0.1, 0.01, 0.001)}})


@pytest.mark.hidden
@pytest.mark.points(4)
def test_last_batch(loop):
    """A short last batch is used like any other, or left out."""
    run = loop.alike(count=10, num_epochs=4)  # batches of 4, 4 and 2
    variants = loop.variants(run, fixed_batches=False)
    loop.judge(run, variants + [replace(variant, drop_last=True) for variant in variants], {
        "the loss of the short last batch is divided by batch_size": (
            {"loss": "short"}, "divide by the number of images in the batch")})


@pytest.mark.hidden
@pytest.mark.points(4)
def test_shuffle_on(loop):
    """With `data_shuffle=True` each epoch has a new order."""
    run = loop.run(count=6, layers=ONE_LAYER, batch_size=2, num_epochs=6, data_shuffle=True)
    own = loop.order_free(run)
    got = loop.train(run)
    # A new order in each of six epochs is the same one each time in less than one of 10**9 runs.
    for order in orders(6):
        if reached(got, replace(own, x=run.x, y=run.y, order=order), within=2e-5):
            again = order == tuple(range(6))
            fail("With data_shuffle=True the order of the data is the same in each epoch.",
                 "the data is never shuffled" if again else "the data is shuffled once only",
                 "the parameters are exactly those of one fixed order",
                 "hand data_shuffle to the DataLoader as shuffle")


def orders(count):
    """Return every order of `count` examples in batches of two that makes other batches or another order of batches."""
    return [order for order in itertools.permutations(range(count))
            if all(order[i] < order[i + 1] for i in range(0, count, 2))]


@pytest.mark.hidden
@pytest.mark.points(3)
def test_shuffle_off(loop, worker):
    """With `data_shuffle=False` each epoch has the order of the data."""
    run = loop.run(count=24, num_epochs=2)
    worker.build("torch.manual_seed", 0)  # so that a catalogued mistake draws the same orders again
    got = loop.train(run)
    if any(reached(got, variant) for variant in loop.variants(run, fixed_batches=False, miscounted=False)):
        return
    loop.keep_evidence(run, got)
    loop.fail_unless_moved(run, got)
    message = "With data_shuffle=False the parameters are not those that the order of the data leads to."
    if not np.allclose(movement(run, got), movement(run, loop.train(run))):
        fail(message, "the data is shuffled all the same", "two runs from the same start end differently",
             "hand data_shuffle to the DataLoader as shuffle")
    fail(message)


@pytest.mark.hidden
@pytest.mark.points(4)
def test_train_mode(loop):
    """Each epoch trains in training mode, also after the model has been measured."""
    for layers in (NORMED, DROPPED):
        run = loop.run(count=12, layers=layers, batch_size=12, num_epochs=3, learning_rate=0.1)
        net = loop.net(layers, run.state)
        net.eval()  # as a model is that was measured before
        loop.judge(run, loop.variants(run, miscounted=False), {
            "the model stays in evaluation mode after it was measured": (
                {"training_epochs": 1}, "call model.train() at the start of each epoch"),
            "the model is trained in evaluation mode": (
                {"training_epochs": 0}, "call model.train() at the start of each epoch")}, net)


@pytest.mark.hidden
@pytest.mark.points(8)
def test_learns_digits(loop, worker, rng, assignment, use_data, show, device):
    """Trained on a thousand digits, a net recognises others; one whose weights are all zero cannot learn."""
    loop.device = device
    digits = use_data("mnist")
    posed = pose(digits.images, digits.labels, train=1000, hidden=400, rng=rng)
    run = digits_run(loop, DEEP, posed, batch_size=32, data_shuffle=True, momentum=0.9)
    adam = replace(run, optimizer="adam", learning_rate=0.003)
    stuck = replace(run, state={name: torch.zeros_like(value) for name, value in run.state.items()})
    curves = {}
    for label, tried in (("sgd", run), ("adam", adam), ("sgd, all weights zero at first", stuck)):
        worker.build("torch.manual_seed", int(rng.integers(2**31)))
        curves[label] = [loop.accuracy(tried, state, posed.hidden_x, posed.hidden_y)
                         for state in loop.epochs(tried, 5, assignment.budgets["learns_digits"].cpu_seconds)]
    show(learning_curves("Accuracy on hidden digits", curves))
    threshold = assignment.thresholds["learns_mnist" if digits.real else "learns_digits"]
    # The better one counts: an optimizer that is wrong has cost its points above.
    award(max(curves["sgd"][-1], curves["adam"][-1]), threshold, "accuracy on hidden digits",
          of=len(posed.hidden_y))


@pytest.mark.hidden
@pytest.mark.points(4)
def test_batch_norm_helps(loop, rng, assignment, use_data, device):
    """After one epoch, a net with batch normalisation is ahead of the same net without."""
    loop.device = device
    digits = use_data("mnist")
    posed = pose(digits.images, digits.labels, train=1000, hidden=400, rng=rng)
    leads = []
    for _ in range(7):  # one start in fifty is unlucky; four of seven are not
        plain, normed = (trained_once(loop, layers, posed, assignment.budgets["batch_norm_helps"].cpu_seconds)
                         for layers in (DEEP, DEEP_NORMED))
        leads.append(normed - plain)
    award(float(np.median(leads)), assignment.thresholds["batch_norm_helps"],
          "the median lead in accuracy on hidden digits after one epoch")


def trained_once(loop, layers, posed, seconds):
    """Return the accuracy on hidden digits after one slow epoch from a new start."""
    run = digits_run(loop, layers, posed, batch_size=16, learning_rate=0.005)
    *_, state = loop.epochs(run, 1, seconds)
    return loop.accuracy(run, state, posed.hidden_x, posed.hidden_y)


def digits_run(loop, layers, posed, **options):
    """Return a run on the digits that are sent, from random first weights."""
    return Run(layers, loop.start(layers), torch.tensor(posed.x), torch.tensor(posed.y), **options)


def learning_curves(title, curves):
    """A picture of accuracies over epochs, all measured here."""
    lines = tuple(Curve(label, tuple(map(float, range(len(values)))), tuple(values))
                  for label, values in curves.items())
    last = ", ".join(f"{label}: {values[-1]:.2f}" for label, values in curves.items())
    return Curves(title, f"Accuracy at the end: {last}.", "epoch", "accuracy", lines)
