"""How far an answer may lie from the expected value, and why that far.

In: an expected value.  Out: the allowed difference, `atol + rtol * |expected|`.
Pure; the allowed difference depends on the expected value alone, so no answer can widen it by being large.

To add a preset: write it below with its reason, and export it from the room.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from grader.errors import AuthorError


@dataclass(frozen=True)
class Tolerance:
    """An allowed difference with its name and the reason for its size.

    Raises AuthorError where rtol or atol is negative or not finite.
    """

    name: str
    rtol: float
    atol: float
    reason: str

    def __post_init__(self) -> None:
        if not all(math.isfinite(bound) and bound >= 0 for bound in (self.rtol, self.atol)):
            raise AuthorError(f"tolerance {self.name!r}: rtol is {self.rtol} and atol is {self.atol}. "
                              "Write two finite numbers that are not negative.")

    @property
    def exact(self) -> bool:
        """True when no difference at all is allowed."""
        return self.rtol == 0 and self.atol == 0

    def allowed(self, expected: Any) -> Any:
        """The allowed difference for each entry of `expected` (a float or float array): the same shape."""
        return self.atol + self.rtol * np.abs(expected)

    def for_dtype(self, dtype: Any) -> Tolerance:
        """This tolerance for values of a NumPy dtype: at least as wide as FLOAT32 where they are float32 or shorter.

        Integers, float64 and longer leave it as it is, and an exact tolerance stays exact.
        """
        dtype = np.dtype(dtype)
        if self.exact or dtype.kind not in "fc" or np.finfo(dtype).eps <= np.finfo(np.float64).eps:
            return self
        rtol, atol = max(self.rtol, FLOAT32.rtol), max(self.atol, FLOAT32.atol)
        if (rtol, atol) == (self.rtol, self.atol):
            return self
        return replace(FLOAT32, rtol=rtol, atol=atol)


def published(decimals: int) -> Tolerance:
    """The tolerance of a figure that a handout prints with so many decimals: half a unit of the last one."""
    # A value that lies exactly between two prints may be rounded either way: 2 % more lets both pass.
    return Tolerance(f"published to {decimals} decimals", rtol=0.0, atol=0.51 * 10.0 ** -decimals,
                     reason="the figure is known only as far as it is printed: half a unit of its last decimal")


EXACT = Tolerance("exact", rtol=0.0, atol=0.0,
                  reason="labels, counts and untouched inputs are equal or they are wrong")

FLOAT64 = Tolerance(
    "float64", rtol=1e-9, atol=1e-9,
    reason="right formulas summed in another order differ by about n * 1.1e-16 of their terms (n terms; Higham, "
           "Accuracy and Stability of Numerical Algorithms, section 3.1); this is a thousand times that for "
           "n = 10,000, and still below what float32 can hold. Draw inputs near 1: 1e-9 is not told from zero")

FLOAT32 = Tolerance(
    "float32", rtol=5e-5, atol=1e-5,
    reason="one rounding is 6e-8, and a sum of n terms may lose n of them: 4.7e-5 for the 784 pixels of a digit; "
           "torch.testing's 1.3e-6 covers single operations only. Near zero, terms of size 1 that cancel leave 1e-5")

GRADIENT = Tolerance(
    "gradient against central differences", rtol=1e-6, atol=1e-8,
    reason="with h = 1e-5 central differences carry a truncation error of h**2 / 6 = 2e-11 times the third derivative "
           "and a rounding error of 1.1e-16 / h = 1e-11 times the function; this is some hundred times both. "
           "Not valid at a kink")

PUBLISHED = published(3)
