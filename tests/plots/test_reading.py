"""What does not fit is refused in a line that names it; tensors need no import of their library."""

from __future__ import annotations

import re

import numpy as np
import pytest

from grader import plots
from grader.plots.reading import curve

from .samples import part3, part4, part5, without


@pytest.mark.parametrize("draw, told", [
    (lambda: plots.part3_plots([part3(), without(part3("cnn_3"), "val_acc_curve")]),
     "results[1] (cnn_3) has no 'val_acc_curve'; it has 'name', 'loss_curve', 'train_acc_curve', 'test_acc'"),
    (lambda: plots.part3_plots([without(part3(), "name")]), "results[0] has no 'name'"),
    (lambda: plots.part3_plots(part3(val_acc_curve=[0.1])),
     "results[0] (mlp_1): 'val_acc_curve' holds 1 values and 'loss_curve' 3; record them at the same steps."),
    (lambda: plots.part3_plots(part3(loss_curve=[])), "'loss_curve' must be a list of numbers, at least one"),
    (lambda: plots.part3_plots(part3(loss_curve=[[1, 2], [3]])), "'loss_curve' cannot be read as an array of numbers"),
    (lambda: plots.part3_plots(part3(loss_curve=["1", "2", "3"])), "'loss_curve' must hold numbers, not values of"),
    (lambda: plots.part3_plots(part3(loss_curve=None)), "'loss_curve' must hold numbers, not NoneType."),
    (lambda: plots.part3_plots(part3(test_acc=[0.5, 0.6])), "'test_acc' must be one number; it has shape (2,)."),
    (lambda: plots.part3_plots([]), "results must be a dict, or a list of at least one, not an empty list."),
    (lambda: plots.part3_plots("part3_mlp_1.json"), "results must be a dict, or a list of at least one, not str."),
    (lambda: plots.part3_plots([[1]]), "results[0] must be a dict, not list."),
    (lambda: plots.part4_plots(without(part4(), "relu_grad_curve")), "has no 'relu_grad_curve'"),
    (lambda: plots.part4_plots(part4(sigmoid_grad_curve=[1])), "'sigmoid_grad_curve' holds 1 values"),
    (lambda: plots.part5_plots(without(part5(), "loss_curve_01")), "has no 'loss_curve_01'"),
    (lambda: plots.part5_plots(part5(val_acc_curve_001=[0.1])), "'val_acc_curve_001' holds 1 values"),
    (lambda: plots.learning_curves({"losses": [1.0], "val_acc": [0.5]}),
     "history has no 'train_acc' or 'train_acc_history'; it has 'losses', 'val_acc'."),
    (lambda: plots.learning_curves({"losses": [1.0], "iters": [1, 2], "train_acc": [0.5], "val_acc": [0.5]}),
     "'iters' holds 2 values and 'losses' 1"),
    (lambda: plots.part2_plots(np.zeros((2, 3, 4))), "outputs must have the shape (digits, kernels, height, width)"),
    (lambda: plots.part2_plots(np.zeros((1, 1, 2, 2)), rows="columns"), "rows must be \"digits\" or \"kernels\""),
    (lambda: plots.visualize_weights(np.zeros((10, 7))), "weights must have the shape (units, pixels)"),
    (lambda: plots.visualize_weights(np.zeros((4, 2, 3, 3))), "not (4, 2, 3, 3)."),
    (lambda: plots.decision_function(lambda a, b: a, np.zeros((2, 3)), [1, 1]), "points must have the shape (N, 2)"),
    (lambda: plots.decision_function(lambda a, b: a, np.zeros((2, 2)), [1]), "labels must have the shape (2,)"),
    (lambda: plots.decision_function(lambda a, b: a, np.zeros((2, 2)), [1, 3]), "labels must be -1 and +1"),
    (lambda: plots.decision_function(lambda a, b: a[0], np.zeros((1, 2)), [1]), "must have the shape of X1, (81, 81)"),
    (lambda: plots.decision_function(lambda a, b: a, np.zeros((1, 2)), [1], 4, -4), "low must be less than high"),
])
def test_what_does_not_fit_is_named(draw, told):
    with pytest.raises(ValueError, match=re.escape(told)):
        draw()


class Tensor:
    """What a tensor that knows its gradient does: it turns into an array once it is detached and on the CPU."""

    def __init__(self, value, ready=""):
        self.value, self.ready = value, ready

    def detach(self):
        """Forget the gradient."""
        return Tensor(self.value, self.ready + "d")

    def cpu(self):
        """Come to the CPU."""
        return Tensor(self.value, self.ready + "c")

    def __array__(self, dtype=None, copy=None):
        if self.ready != "dc":
            raise RuntimeError("Call detach() and cpu() first.")
        return np.array(self.value)


@pytest.mark.parametrize("value", [Tensor([1.0, 2.0]), [Tensor(1.0), Tensor(2.0)], (1, 2), np.array([1, 2], np.uint8)])
def test_curves_may_be_tensors_lists_and_arrays(value):
    read = curve(value, "loss")

    assert read.tolist() == [1.0, 2.0] and read.dtype == np.float64
