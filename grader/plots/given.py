"""The functions that students call: one for each plot.

In: what their code returned or kept.  Out: a matplotlib Figure, written to the file `save_to` as well where that is
given.  All raise ValueError that says which name, shape or length is wrong, and ImportError without matplotlib.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Union

from .field import decision_field
from .figures import SaveTo, draw_field, draw_panels, draw_tiles
from .panels import history_panels, part3_panels, part4_panels, part5_panels
from .tiles import output_tiles, weight_tiles

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Results = Union[Mapping[str, Any], Sequence[Mapping[str, Any]]]


def part2_plots(outputs: Any, rows: str = "digits", save_to: SaveTo = None) -> Figure:
    """Draw convolution outputs (digits, kernels, h, w) as a grid: a row a digit, a column a kernel.

    `rows="kernels"` gives a row a kernel, a column a digit.  Each kernel's tiles go from its smallest value, black, to
    its largest, white.
    """
    return draw_tiles(output_tiles(outputs, rows), save_to)


def part3_plots(results: Results, save_to: SaveTo = None, record_every: int = 10) -> Figure:
    """Compare networks in 2x2 panels: loss, accuracies, test against training, validation against training.

    results: dicts with `name`, the curves `loss_curve`, `train_acc_curve`, `val_acc_curve`, recorded every
    `record_every` steps, and the number `test_acc`.
    """
    return draw_panels("Networks compared", part3_panels(results, record_every), 2, save_to)


def visualize_weights(weights: Any, channels_last: bool = True, save_to: SaveTo = None) -> Figure:
    """Draw a tile for each unit of the first layer, from its smallest weight, black, to its largest, white.

    weights: (units, 1024) or (units, 784), (units, h, w), (units, 1 or 3, h, w); or `W1` (3072, H) of two_layer_net,
    as colour tiles.  `channels_last=False` is for nets whose 3,072 inputs were images (3, 32, 32).
    """
    return draw_tiles(weight_tiles(weights, channels_last), save_to)


def part4_plots(results: Results, save_to: SaveTo = None, record_every: int = 10) -> Figure:
    """Compare activations: losses, and gradient magnitudes on a logarithmic axis; ReLU solid, sigmoid dashed.

    results: dicts with `name` and the curves `relu_loss_curve`, `sigmoid_loss_curve`, `relu_grad_curve`,
    `sigmoid_grad_curve`, recorded every `record_every` steps.
    """
    return draw_panels("ReLU and sigmoid compared", part4_panels(results, record_every), 2, save_to)


def part5_plots(results: Results, save_to: SaveTo = None, record_every: int = 10) -> Figure:
    """Compare the learning rates 0.1, 0.01 and 0.001: losses and validation accuracies, a row for each network.

    results: one dict or several, with `name` and the curves `loss_curve_1`, `loss_curve_01`, `loss_curve_001`,
    `val_acc_curve_1`, `val_acc_curve_01`, `val_acc_curve_001`, recorded every `record_every` steps.
    """
    return draw_panels("Learning rates compared", part5_panels(results, record_every), 2, save_to)


def learning_curves(history: Any, save_to: SaveTo = None) -> Figure:
    """Draw what training returned: the loss over iterations and both accuracies over epochs.

    history: the dict that `train` of train_loop or two_layer_net returns; or a list of losses, for the loss alone.
    """
    panels = history_panels(history)
    return draw_panels("Learning curves", panels, len(panels), save_to)


def decision_function(f: Callable[[Any, Any], Any], points: Any, labels: Any, low: float = -4.0, high: float = 4.0,
                      title: str = "Decision function", save_to: SaveTo = None) -> Figure:
    """Draw `f` over [low, high] in both directions, with its zero line and the examples on it.

    f: takes meshes X1, X2 (a, b) and returns an array of their shape.  points: (N, 2).  labels: (N,), -1 and +1 or 0
    and 1.
    """
    return draw_field(decision_field(f, points, labels, low, high, title), save_to)
