"""What the fields of a result file must be: there, equally long, finite, in range; and what curves claim.

In: fields as arrays (reading.arrays_of).  Out: Doubts, none where all is well.  Pure.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from grader.results.doubt import Doubt


def doubt_fields(fields: Mapping[str, Any], curves: Iterable[str], numbers: Iterable[str] = (),
                 arrays: Iterable[str] = ()) -> list[Doubt]:
    """Doubt that each of `curves` is a list of numbers (n,), each of `numbers` a number, each of `arrays` an array."""
    found = []
    for names, axes, what in ((curves, (1,), "a list of numbers"), (numbers, (0,), "a number"),
                              (arrays, (2, 3, 4), "an array of numbers with two axes or more")):
        for name in names:
            if name not in fields:
                found.append(Doubt(f"{name} is missing.", "a field is missing, or has another name",
                                   "compare the names of your fields with the handout, letter by letter"))
            elif not _is_real(fields[name]) or fields[name].ndim not in axes or not fields[name].size:
                found.append(Doubt(f"{name} is not {what}.", "a field of another kind",
                                   "write lists of plain numbers: print the type of what you write"))
            elif not np.isfinite(fields[name]).all():
                found.append(Doubt(f"{name} holds NaN or infinity.", "the training diverged",
                                   "print the loss of each step: a rate that is too large lets it grow without end"))
    return found


def doubt_name(fields: Mapping[str, Any], name: str) -> list[Doubt]:
    """Doubt that the field `name` is what the file's own name says."""
    if type(fields.get("name")) is str and fields["name"] == name:
        return []
    return [Doubt(f"The field name is not '{name}'.", "the file of another net", "write each net's own name")]


def _is_real(field: Any) -> bool:
    return type(field) is np.ndarray and field.dtype.kind in "iuf"


def doubt_lengths(curves: Mapping[str, np.ndarray]) -> list[Doubt]:
    """Doubt curves that belong together, and are not equally long."""
    lengths = {name: len(values) for name, values in curves.items()}
    if len(set(lengths.values())) <= 1:
        return []
    told = ", ".join(f"{name} {length:,}" for name, length in lengths.items())
    return [Doubt(f"The curves are not equally long: {told}.", "curves of different lengths",
                  "record all figures at the same steps")]


def doubt_records(name: str, count: int, steps: int, every: int) -> list[Doubt]:
    """Doubt that `count` records were made in so many steps, one for `every`: steps / every, rounded down or up."""
    fewest, most = steps // every, math.ceil(steps / every)
    if fewest <= count <= most:
        return []
    wanted = f"{fewest:,}" if fewest == most else f"{fewest:,} or {most:,}"
    return [Doubt(f"{name} has {count:,} entries; {steps:,} steps with a record every {every} make {wanted}.",
                  "records at other steps", "count the steps over all epochs, and record each time that "
                  f"{every} more are done")]


def doubt_fractions(name: str, values: np.ndarray) -> list[Doubt]:
    """Doubt accuracies that are no fractions from 0 to 1; percentages are told as such."""
    low, high = float(np.min(values)), float(np.max(values))
    if 0 <= low and high <= 1:
        return []
    if 0 <= low and high <= 100:
        return [Doubt(f"{name} goes up to {high:.4g}; an accuracy is a fraction from 0 to 1.",
                      "percentages in the place of fractions", "divide by the number of images only")]
    return [Doubt(f"{name} goes from {low:.4g} to {high:.4g}; an accuracy is a fraction from 0 to 1.",
                  "figures that are no accuracies", "the fraction of images that are right is asked for")]


def doubt_losses(name: str, values: np.ndarray) -> list[Doubt]:
    """Doubt a loss, or a norm of a gradient, below zero."""
    at = int(np.argmin(values))
    if values[at] >= 0:
        return []
    return [Doubt(f"{name} holds {values[at]:.4g} at [{at}]; neither a cross entropy nor a norm is below zero.",
                  "a negative loss", "a cross entropy takes raw logits; look for logits where log-probabilities "
                  "belong, and at the sign")]


def doubt_first(name: str, values: np.ndarray, expected: float, within: float) -> list[Doubt]:
    """Doubt a loss curve that starts away from `expected`: untrained, a net of 10 classes starts near ln 10."""
    if abs(float(values[0]) - expected) <= within:
        return []
    return [Doubt(f"{name} starts at {values[0]:.4g}; with new random weights it starts near {expected:.4g}.",
                  "a curve that does not start at the beginning", "build a new net for each run, and record from the "
                  "first steps on the mean loss of a batch")]


def doubt_rise(name: str, values: np.ndarray, *, falls: bool = False) -> list[Doubt]:
    """Doubt a training after which accuracies are no higher, or losses (falls=True) no lower, than at its start."""
    few = max(1, len(values) // 5)
    first, last = float(np.mean(values[:few])), float(np.mean(values[-few:]))
    if (last < first) if falls else (last > first):
        return []
    return [Doubt(f"{name} goes from {first:.4g} to {last:.4g}: nothing was learned.", "a training that learns nothing",
                  "print the loss of the first hundred steps: is there a step() after each backward()?")]


def doubt_smoothness(name: str, values: np.ndarray, least: float) -> list[Doubt]:
    """Doubt a curve of batch losses (n,) that bends one way all along, as a formula does: batches differ.

    least: the part of entries after which it must begin to bend the other way; for pure noise that is about two thirds.
    """
    bends = np.sign(np.diff(values, n=2))
    turns = np.mean(bends[1:] != bends[:-1]) if len(bends) > 5 else 1.0
    if turns >= least:
        return []
    return [Doubt(f"{name} is smoother than losses of batches can be, also averaged.",
                  "a curve that was not measured", "write the losses as they were recorded; smooth only in the plot")]


def doubt_best(best: float, means: np.ndarray, within: float) -> list[Doubt]:
    """Doubt the best run's test accuracy against the mean validation accuracies: it may not be far from their best."""
    top = float(np.max(means))
    if best < float(means[-1]) - within:
        return [Doubt(f"test_acc is {best:.3g}, and the mean validation accuracy at the end {means[-1]:.3g}.",
                      "the best run is worse than the mean", "choose the run with the highest validation accuracy")]
    if best > top + within:
        return [Doubt(f"test_acc is {best:.3g}; no mean validation accuracy is above {top:.3g}.",
                      "a test accuracy that no run has reached", "measure the best run's net on the test images")]
    return []


def doubt_shape(name: str, values: np.ndarray, shape: tuple[int, ...]) -> list[Doubt]:
    """Doubt weights that are not those of a layer of this shape, whichever axes are laid together."""
    flat = (shape[0], math.prod(shape[1:]))
    if values.shape in (shape, flat):
        return []
    return [Doubt(f"{name} has the shape {values.shape}; the first layer of the net holds {shape}.",
                  "weights of another layer, or of another net",
                  "take the weight of the first layer: one row, or one filter, for each of its units")]
