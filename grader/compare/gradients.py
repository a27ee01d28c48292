"""Check a gradient against differences of the function itself.

In: a function and a point.  Out: its gradient there, by central differences.
The function may run student code on the other side of the wire; what comes back is a plain value like any other.
Valid where the function is smooth within h: ask `away_from_kinks` first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Optional

import numpy as np

from grader.compare.values import NotNumbers, numbers
from grader.errors import AuthorError


def numeric_gradient(f: Callable[[np.ndarray], Any], x: Any, h: float = 1e-5,
                     upstream: Optional[np.ndarray] = None) -> np.ndarray:
    """The gradient of sum(upstream * f(x)) with respect to x: float64, the shape of x.

    f gets a fresh float64 copy of x each time and returns a number, or an array of the shape of `upstream`.
    An entry for which f returns anything else is NaN, which equals no answer.  Each entry is
    (f(x + h) - f(x - h)) / 2h, whose error is h**2 / 6 times the third derivative (Taylor's formula).
    Raises AuthorError where x does not hold real numbers or h is not positive.
    """
    x = _trusted(x, "numeric_gradient: x")
    if not h > 0:
        raise AuthorError(f"numeric_gradient: h is {h}. Give a step above 0, such as 1e-5.")
    gradient = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        gradient[index] = (_at(f, x, index, h, upstream) - _at(f, x, index, -h, upstream)) / (2 * h)
    return gradient


def _at(f: Callable[[np.ndarray], Any], x: np.ndarray, index: tuple[int, ...], step: float,
        upstream: Optional[np.ndarray]) -> float:
    moved = x.copy()
    moved[index] += step
    try:
        value = numbers(f(moved))
    except NotNumbers:
        return np.nan
    fits = value.size == 1 if upstream is None else value.shape == np.shape(upstream)
    if value.dtype.kind not in "iuf" or not fits:
        return np.nan
    with np.errstate(all="ignore"):
        return float(np.sum(value.astype(np.float64) * (1.0 if upstream is None else upstream)))


def relative_error(x: Any, y: Any) -> float:
    """max |x - y| / max(1e-8, |x| + |y|) over all entries, as this field's homework measures gradients.

    x, y: real arrays or numbers.  0.0 for empty ones; infinite, and so above every bound, where the shapes differ,
    a value is not finite, or one of them is not numeric.
    """
    try:
        x, y = numbers(x), numbers(y)
    except NotNumbers:
        return float("inf")
    if x.shape != y.shape or x.dtype.kind not in "iuf" or y.dtype.kind not in "iuf":
        return float("inf")
    x, y = x.astype(np.float64), y.astype(np.float64)
    if not (np.isfinite(x).all() and np.isfinite(y).all()):
        return float("inf")
    with np.errstate(all="ignore"):
        # Halved on both sides, so that the largest floats do not overflow to inf / inf.
        error = np.abs(x / 2 - y / 2) / np.maximum(0.5e-8, np.abs(x) / 2 + np.abs(y) / 2)
    return float(error.max(initial=0.0))


def away_from_kinks(values: Any, margin: float) -> bool:
    """True when every value is finite and further than `margin` from 0, where ReLU and the hinge have their kinks.

    values: what goes into max(0, .).  The margin must exceed what a step of h moves them by.
    Raises AuthorError where values are not real numbers.
    """
    values = _trusted(values, "away_from_kinks: values")
    return bool((np.isfinite(values) & (np.abs(values) > margin)).all())


def _trusted(value: Any, what: str) -> np.ndarray:
    try:
        array = numbers(value)
    except NotNumbers as reason:
        raise AuthorError(f"{what} is {reason}. Give an array of real numbers.") from None
    if array.dtype.kind not in "iuf":
        raise AuthorError(f"{what} has dtype {array.dtype}. Give an array of real numbers.")
    return array.astype(np.float64)
