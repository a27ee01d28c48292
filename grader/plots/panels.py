"""Losses and accuracies -> Panels of Lines.

In: what training returned and what result files hold.  Out: Panels, with neither matplotlib nor SVG in them: figures.py
draws them for students, grader/pictures.py turns them into the pictures of a report.  Raises ValueError.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .reading import curve, entries, pick, same_length

NO_NETWORK = -1              # the colour of a line that only helps to read the others
RATES = (("1", "0.1"), ("01", "0.01"), ("001", "0.001"))     # ends of names in part 5, and the rates they stand for
SOLID, DASHED = 0, 1
_PARTS = 20


@dataclass(frozen=True)
class Line:
    """y over x, vectors (n,); one point is a mark.  `colour` (a marker, too) and `dash` are places in look.py."""

    label: str
    x: np.ndarray
    y: np.ndarray
    colour: int = 0
    dash: int = SOLID


@dataclass(frozen=True)
class Panel:
    """Lines over common axes; `log` asks for a logarithmic upright axis where all values are above 0."""

    title: str
    x_label: str
    y_label: str
    lines: tuple[Line, ...]
    log: bool = False

    @property
    def alt(self) -> str:
        """The panel in words, for those who do not see it."""
        ends = [f"{line.label} {line.y[-1]:.3g}" for line in self.lines if line.colour != NO_NETWORK]
        text = f"{self.y_label} against {self.x_label}; at the end: {', '.join(ends)}."
        return text[:1].upper() + text[1:]   # names of nets keep their letters


def part3_panels(results: Any, record_every: int = 10) -> tuple[Panel, ...]:
    """Return four panels: losses, accuracies, test against training, validation against training."""
    names = ("loss_curve", "train_acc_curve", "val_acc_curve")
    found = entries(results, names, ("test_acc",))
    for one in found:
        same_length({name: one[name] for name in names}, one["where"])
    loss = tuple(_over_steps(one["name"], one["loss_curve"], record_every, place) for place, one in enumerate(found))
    accuracy = tuple(_over_steps(f"{one['name']}, {said}", one[name], record_every, place, dash)
                     for name, said, dash in (("train_acc_curve", "training", SOLID),
                                              ("val_acc_curve", "validation", DASHED))
                     for place, one in enumerate(found))
    test = [Line(one["name"], _means(one["train_acc_curve"])[-1:], np.array([one["test_acc"]]), place)
            for place, one in enumerate(found)]
    validation = [Line(one["name"], _means(one["train_acc_curve"]), _means(one["val_acc_curve"]), place)
                  for place, one in enumerate(found)]
    return (Panel("Training loss", "training step", "loss", loss),
            Panel("Training accuracy (solid) and validation accuracy (dashed)", "training step", "accuracy", accuracy),
            Panel("Test accuracy against training accuracy", "training accuracy, mean of the last twentieth of the run",
                  "test accuracy", (*test, *_equal(test))),
            Panel("Validation accuracy against training accuracy", "training accuracy, means of twentieths of the run",
                  "validation accuracy", (*validation, *_equal(validation))))


def part4_panels(results: Any, record_every: int = 10) -> tuple[Panel, ...]:
    """Return two panels, losses and gradient magnitudes: ReLU solid, sigmoid dashed."""
    found = entries(results, [f"{unit}_{what}_curve" for unit in ("relu", "sigmoid") for what in ("loss", "grad")])
    for one in found:
        for unit in ("relu", "sigmoid"):
            same_length({name: one[name] for name in (f"{unit}_loss_curve", f"{unit}_grad_curve")}, one["where"])

    def lines(what: str) -> tuple[Line, ...]:
        return tuple(_over_steps(f"{one['name']}, {said}", one[f"{unit}_{what}_curve"], record_every, place, dash)
                     for unit, said, dash in (("relu", "ReLU", SOLID), ("sigmoid", "sigmoid", DASHED))
                     for place, one in enumerate(found))
    return (Panel("Training loss: ReLU solid, sigmoid dashed", "training step", "loss", lines("loss")),
            Panel("Gradient of the first layer: ReLU solid, sigmoid dashed", "training step",
                  "magnitude of the gradient", lines("grad"), log=True))


def part5_panels(results: Any, record_every: int = 10) -> tuple[Panel, ...]:
    """Return two panels for each result, losses and validation accuracies, with a line for each learning rate."""
    found = entries(results, [f"{what}_curve_{end}" for what in ("loss", "val_acc") for end, _ in RATES])
    panels: list[Panel] = []
    for one in found:
        for end, _ in RATES:
            same_length({name: one[name] for name in (f"loss_curve_{end}", f"val_acc_curve_{end}")}, one["where"])
        panels += [Panel(f"{one['name']}: {title}", "training step", said, tuple(
            _over_steps(f"learning rate {rate}", one[f"{what}_curve_{end}"], record_every, place, place)
            for place, (end, rate) in enumerate(RATES))) for what, title, said in (
                ("loss", "training loss for three learning rates", "loss"),
                ("val_acc", "validation accuracy for three learning rates", "accuracy"))]
    return tuple(panels)


def history_panels(history: Any) -> tuple[Panel, ...]:
    """Return a panel of the loss over iterations and, for a dict, one of both accuracies over epochs.

    A dict has the names of `train_loop` (losses, train_acc, val_acc; iters where there are) or of `two_layer_net`
    (loss_history, train_acc_history, val_acc_history); a list holds losses alone.
    """
    if not isinstance(history, Mapping):
        return (_loss_panel(curve(history, "history")),)
    loss, training, validation = (curve(pick(history, names, "history"), f"history: {names[0]!r}") for names in (
        ("losses", "loss_history"), ("train_acc", "train_acc_history"), ("val_acc", "val_acc_history")))
    same_length({"train_acc": training, "val_acc": validation}, "history")
    iterations = curve(history["iters"], "history: 'iters'") if "iters" in history else None
    if iterations is not None:
        same_length({"losses": loss, "iters": iterations}, "history")
    lines = (_over_steps("training", training, 1, 0), _over_steps("validation", validation, 1, 1, DASHED))
    return (_loss_panel(loss, iterations),
            Panel("Training accuracy (solid) and validation accuracy (dashed)", "epoch", "accuracy", lines))


def _loss_panel(loss: np.ndarray, iterations: np.ndarray | None = None) -> Panel:
    x = np.arange(len(loss), dtype=float) if iterations is None else iterations
    return Panel("Training loss", "iteration", "loss", (Line("training loss", x, loss),))


def _over_steps(label: str, y: np.ndarray, every: int, colour: int, dash: int = SOLID) -> Line:
    return Line(label, every * np.arange(1.0, len(y) + 1), y, colour, dash)


def _means(values: np.ndarray) -> np.ndarray:
    """Return the means of up to 20 equal parts: the accuracy of a single batch is too much a matter of luck."""
    return np.array([part.mean() for part in np.array_split(values, min(len(values), _PARTS))])


def _equal(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the line on which both accuracies are equal, over the values of `lines`."""
    known = np.concatenate([part[np.isfinite(part)] for line in lines for part in (line.x, line.y)])
    if not known.size:
        return ()
    ends = np.array([known.min(), known.max()])
    return (Line("both equal", ends, ends, NO_NETWORK, 2),)
