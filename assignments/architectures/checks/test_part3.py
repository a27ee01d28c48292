"""Part 3: what five result files say of five architectures, and whether the code can have produced it."""

import dataclasses
import math

import numpy as np
import pytest

from grader.checker import fail, withheld
from grader.results import (
    Doubt,
    doubt_average,
    doubt_best,
    doubt_fields,
    doubt_first,
    doubt_fractions,
    doubt_lengths,
    doubt_losses,
    doubt_name,
    doubt_rise,
    doubt_shape,
    doubt_smoothness,
)

LN_10 = math.log(10)
CURVES = ("loss_curve", "train_acc_curve", "val_acc_curve")
NETS = ("mlp_1", "mlp_2", "cnn_3", "cnn_4", "cnn_5")
# A tenth of CIFAR-10's training images, and of the generated ones of samples/make_results.py; a file may state another.
VALIDATION = (5000, 150)
MOST_IMAGES = 60_000
BATCH = 50
SPREAD = 0.12     # between the best run's test accuracy and mean validation accuracies: 0.05 at most in our runs
START = 0.45      # adam has brought the loss from 2.30 to 2.0 by step 10, which may be the first record
SMOOTH = 0.1      # averages of ten runs begin to bend the other way after half of their records, formulas never
SHORT = 0.5       # below our own runs at the same steps; between seeds they differ by 0.2


@pytest.mark.points(3)
def test_part3_files(files):
    """The five files of part 3 hold curves of one length, with losses and accuracies in their ranges."""
    files.judge("part3", doubt_record)


def doubt_record(net, fields):
    """Return the doubts in one file of part 3."""
    if found := doubt_fields(fields, CURVES, ["test_acc"], ["weights"]):
        return found
    return [*doubt_name(fields, net),
            *doubt_lengths({name: fields[name] for name in CURVES}),
            *(doubt for name in (*CURVES[1:], "test_acc") for doubt in doubt_fractions(name, fields[name])),
            *doubt_losses("loss_curve", fields["loss_curve"]), *doubt_size(fields)]


def doubt_size(fields):
    """Doubt that `validation_images`, where a file has it, is a number of images."""
    if "validation_images" not in fields or stated_size(fields):
        return []
    return [Doubt("validation_images is no number of images.", "a number of images that is none",
                  "write how many images an entry of val_acc_curve is measured on, as 5000, or leave the field out")]


def stated_size(fields):
    """Return on how many images val_acc_curve is measured as the file states it; None where it does not."""
    stated = fields.get("validation_images")
    whole = type(stated) is np.ndarray and stated.shape == () and stated.dtype.kind in "iu"
    return int(stated) if whole and 0 < stated <= MOST_IMAGES else None


@pytest.mark.points(3)
def test_part3_averages(files):
    """The curves of part 3 start untrained, show that something is learned, and are averages of at least ten runs."""
    files.judge("part3", lambda net, fields: doubt_claims(fields, files.readable(fields, CURVES)))


def doubt_claims(fields, curves):
    """Return the doubts in the fields of one net's file; `curves` are those of its curves: name -> array (n,)."""
    loss, _, val = (curves[name] for name in CURVES)
    return [*doubt_first("loss_curve", loss, LN_10, START), *doubt_rise("loss_curve", loss, falls=True),
            *doubt_rise("val_acc_curve", val), *doubt_smoothness("loss_curve", loss, SMOOTH),
            *doubt_averages(fields, curves)]


def doubt_averages(fields, curves):
    """Doubt that the accuracies are means over runs; each is of one batch, or of the validation images."""
    size = stated_size(fields)
    state = "" if size else "; if you validate on another number of images than 5,000, state it in validation_images"
    found = doubt_average("val_acc_curve", curves["val_acc_curve"], [size] if size else VALIDATION)
    return [*doubt_average("train_acc_curve", curves["train_acc_curve"], [BATCH]),
            *(dataclasses.replace(doubt, hint=doubt.hint + state) for doubt in found)]


@pytest.mark.points(2)
def test_part3_best(files, reference):
    """The best run's test accuracy fits the validation accuracies, and its weights are those of the first layer."""
    shapes = first_shapes(reference)

    def doubts(net, fields):
        known = files.readable(fields, CURVES, ["test_acc"])
        found = doubt_best(float(known["test_acc"]), known["val_acc_curve"], SPREAD)
        if missing := doubt_fields(fields, (), (), ["weights"]):
            return [*found, *missing]
        return [*found, *doubt_shape("weights", fields["weights"], tuple(shapes[net]))]

    files.judge("part3", doubts)


@withheld
def first_shapes(reference):
    """Return the shape of the first layer's weights of each net."""
    return {name: list(next(iter(reference.build(name).state_dict().values())).shape) for name in NETS}


@pytest.mark.hidden
@pytest.mark.points(2)
def test_part3_code(files, trainings, nets, posed, assignment):
    """The curves of part 3 begin as a short run of the submitted code does, and the weights fit its nets."""
    budget, ((x, y), *_) = assignment.budgets["rerun"], posed(500, 50)

    def doubts(net, fields):
        loss = files.readable(fields, ["loss_curve"])["loss_curve"]
        made = nets.built(net)
        found = doubt_weights(fields.get("weights"), weight_shapes(nets, made, net))
        if net != "mlp_1":  # the convolutions take seconds
            return found
        with trainings.worker.limited(budget.cpu_seconds):
            trainings.run(made, x, y, optimizer="adam", epochs=budget.steps // 10, validation=(x[:50], y[:50]))
        return [*found, *doubt_begin(loss, trainings.curve("loss_curve"))]

    files.judge("part3", doubts)


def weight_shapes(nets, net, name):
    """Return the shapes of the weights in the student's own net, in its own order."""
    shapes = [tuple(value.shape) for value in nets.state(net, name).values() if value.ndim > 1]
    if not shapes:
        fail(f"`{name}` holds no weights.")
    return shapes


def doubt_weights(weights, shapes):
    """Doubt weights that no layer of the submitted net can hold; which one is the first, its author knows."""
    if type(weights) is not np.ndarray or not all(doubt_shape("weights", weights, shape) for shape in shapes):
        return []
    return doubt_shape("weights", weights, shapes[0])


def doubt_begin(loss, rerun):
    """Doubt a loss curve that begins far from one that was measured here, on images of the same kind."""
    few = min(len(loss), len(rerun), 3)
    if few and abs(rerun[0] - LN_10) <= START and np.min(loss[:few]) >= np.min(rerun[:few]) - SHORT \
            and np.max(loss[:few]) <= max(LN_10, np.max(rerun[:few])) + SHORT:
        return []
    return [Doubt("The losses do not begin as they do when the submitted code trains this net.",
                  "a curve that the submitted code has not produced",
                  "make the files again, with the code that you hand in")]
