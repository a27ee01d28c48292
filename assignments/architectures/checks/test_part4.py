"""Part 4: ReLU against sigmoid, by losses and by gradients of the first layer."""

import math

import numpy as np
import pytest

from grader.results import Doubt, doubt_fields, doubt_first, doubt_lengths, doubt_losses, doubt_name

LN_10 = math.log(10)
CURVES = ("relu_loss_curve", "sigmoid_loss_curve", "relu_grad_curve", "sigmoid_grad_curve")
START = 0.35       # sgd at 0.01 has moved the loss by less than 0.1 by step 10
DEEP = ("cnn_3", "cnn_4", "cnn_5")
FACTOR = 4.0       # between first gradients of mlp_1: 1.3 from seed to seed, 2 between CIFAR-10 and generated images


@pytest.mark.points(3)
def test_part4_files(files):
    """The five files of part 4 hold four curves of one length that start untrained; none is a copy, none exchanged."""
    files.judge("part4", doubt_record)


def doubt_record(net, fields):
    """Return the doubts in one file of part 4."""
    if found := doubt_fields(fields, CURVES):
        return found
    relu, sigmoid, *_ = (fields[name] for name in CURVES)
    copied = len(relu) == len(sigmoid) and np.array_equal(relu, sigmoid)
    return [*doubt_name(fields, net),
            *doubt_lengths({name: fields[name] for name in CURVES}),
            *(doubt for name in CURVES for doubt in doubt_losses(name, fields[name])),
            *(doubt for name in CURVES[:2] for doubt in doubt_first(name, fields[name], LN_10, START)),
            *([Doubt("The losses with ReLU and with sigmoid are the same numbers.", "one curve for both activations",
                     "build the second net with activation=\"sigmoid\"")] if copied else []),
            *doubt_activations(net, fields["relu_grad_curve"], fields["sigmoid_grad_curve"])]


def doubt_activations(net, relu, sigmoid):
    """Doubt gradients of a deep net that do not begin smaller with sigmoids."""
    if net not in DEEP or begin(sigmoid) < begin(relu):
        return []
    return [Doubt("The first layer's gradient does not begin smaller with sigmoids than with ReLU.",
                  "curves that are exchanged, or of one activation", "draw both curves, and think of what the slope of "
                  "a sigmoid, at most 1/4, does in each layer")]


def begin(curve):
    """Return the mean of a curve's first entries."""
    return float(np.mean(curve[:3]))


@pytest.mark.hidden
@pytest.mark.points(3)
def test_part4_code(files, trainings, nets, posed, assignment):
    """The gradients of mlp_1 in part 4 begin as they do in a short run of the submitted code."""
    budget, ((x, y), *_) = assignment.budgets["rerun"], posed(100, 50)
    rerun = {}
    for activation in ("relu", "sigmoid"):
        with trainings.worker.limited(budget.cpu_seconds):
            trainings.run(nets.built("mlp_1", activation), x, y, epochs=1, every=1)
        rerun[activation] = float(np.mean(trainings.curve("grad_curve")))

    def doubts(net, fields):
        curves = files.readable(fields, CURVES)
        first = {name: begin(curves[f"{name}_grad_curve"]) for name in rerun}
        far = [name for name in rerun if net == "mlp_1"
               and not rerun[name] / FACTOR <= first[name] <= rerun[name] * FACTOR]
        return [Doubt("The gradients do not begin near those of the submitted code.",
                      "a curve that the submitted code has not produced", "record the L2 norm of the first layer's "
                      "gradient, with the code that you hand in")] if far else []

    files.judge("part4", doubts)
