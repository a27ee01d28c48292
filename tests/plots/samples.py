"""Results as students keep them, small enough to work out by hand."""

from __future__ import annotations


def part3(name="mlp_1", **change):
    """Return what part3_<name> holds."""
    return {"name": name, "loss_curve": [2.0, 1.0, 0.5], "train_acc_curve": [0.1, 0.5, 0.9],
            "val_acc_curve": [0.1, 0.4, 0.6], "test_acc": 0.55, "weights": [[0.0]], **change}


def part4(name="mlp_1", **change):
    """Return what part4_<name> holds."""
    return {"name": name, "relu_loss_curve": [2.0, 1.0], "sigmoid_loss_curve": [2.3, 2.2],
            "relu_grad_curve": [1.0, 0.5], "sigmoid_grad_curve": [1e-3, 1e-4], **change}


def part5(name="cnn_3", **change):
    """Return what part5_<name> holds."""
    return {"name": name, "loss_curve_1": [2.0, 0.1], "loss_curve_01": [2.0, 1.0], "loss_curve_001": [2.0, 1.9],
            "val_acc_curve_1": [0.1, 0.8], "val_acc_curve_01": [0.1, 0.5], "val_acc_curve_001": [0.1, 0.2], **change}


def without(result, key):
    """Return a result that lacks an entry."""
    return {name: value for name, value in result.items() if name != key}
