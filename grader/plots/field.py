"""A decision function -> Field: its values over a square, with the examples.

In: a function of two arrays, points and labels.  Out: Field, without matplotlib.  Raises ValueError.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from .reading import numbers

CELLS = 81                   # values along one side


@dataclass(frozen=True)
class Field:
    """values (CELLS, CELLS) over [low, high] in both directions, row 0 lowest; points (N, 2); labels (N,) of -1 and +1.

    A value that is not finite is NaN.
    """

    title: str
    low: float
    high: float
    values: np.ndarray
    points: np.ndarray
    labels: np.ndarray

    @property
    def alt(self) -> str:
        """The field in words, for those who do not see it."""
        above = float(np.mean(self.values > 0))
        return (f"The function is above 0 on {above:.0%} of the square from {self.low:g} to {self.high:g}, "
                f"with {len(self.labels)} labelled points.")


def decision_field(f: Callable[[np.ndarray, np.ndarray], Any], points: Any, labels: Any, low: float = -4.0,
                   high: float = 4.0, title: str = "Decision function") -> Field:
    """Return `f(X1, X2)` on a grid, X1 and X2 (CELLS, CELLS); points (N, 2); labels (N,) of -1 and +1, or 0 and 1."""
    points, labels = numbers(points, "points"), numbers(labels, "labels")
    if points.ndim != 2 or points.shape[1] != 2:
        raise ValueError(f"points must have the shape (N, 2), not {points.shape}.")
    if labels.shape != points.shape[:1]:
        raise ValueError(f"labels must have the shape {points.shape[:1]}, one for each point, not {labels.shape}.")
    if not (set(labels) <= {-1.0, 1.0} or set(labels) <= {0.0, 1.0}):
        raise ValueError(f"labels must be -1 and +1, or 0 and 1, not {sorted(set(labels))[:5]}.")
    if not low < high:
        raise ValueError(f"low must be less than high, not {low} and {high}.")
    return Field(title, float(low), float(high), _values(f, low, high), points, np.where(labels > 0, 1.0, -1.0))


def _values(f: Callable[[np.ndarray, np.ndarray], Any], low: float, high: float) -> np.ndarray:
    axis = np.linspace(low, high, CELLS)
    first, second = np.meshgrid(axis, axis)
    values = numbers(f(first, second), "f(X1, X2)")
    if values.shape != first.shape:
        raise ValueError(f"f(X1, X2) must have the shape of X1, {first.shape}, not {values.shape}.")
    return np.where(np.abs(values) <= 1e300, values, np.nan)
