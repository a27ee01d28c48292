"""One failed comparison as the diagnosis rules see it, and the question they all ask: does this candidate explain it?

In: the answer, the expected value, a candidate.  Out: True or False.
Pure.  A candidate counts only where it moves the expected value visibly, and where the answer follows it to within
a millionth of that move: so a symmetric matrix is never "transposed", and noise is never anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Optional

import numpy as np

# With three entries or more, agreement by chance to so many digits is out of the question; with fewer we ask for more.
_ENOUGH_ENTRIES = 3
_MANY, _FEW = 1e-6, 1e-9
_MANY_FLOAT32, _FEW_FLOAT32 = 1e-4, 1e-6


@dataclass(frozen=True, eq=False)
class Case:
    """An answer and the expected value, float64, and what the check says about the task.

    factors: counts that a wrong mean or sum would bring in, {"N": 100}.
    terms: parts of the sum that could be missing, each of a shape that broadcasts to the expected one.
    """

    actual: np.ndarray
    expected: np.ndarray
    dtype: np.dtype                   # of the answer as it came
    float32: bool                     # one of the two holds only float32's digits
    name: str
    factors: Mapping[str, float]
    terms: Mapping[str, np.ndarray]
    reveal: bool = True               # False in a hidden check: evidence holds no figure

    @property
    def subject(self) -> str:
        """The name as a sentence begins with it; "dW" keeps its letters."""
        return "T" + self.name[1:] if self.name.startswith("the ") else self.name

    def explained_by(self, candidate: np.ndarray) -> bool:
        """True when the answer is `candidate`, and that is not just the expected value."""
        base = self.expected if candidate.shape == self.expected.shape else None
        return self.explains(candidate, self.actual, base)

    def explains(self, candidate: np.ndarray, actual: np.ndarray, base: Optional[np.ndarray] = None) -> bool:
        """True when `actual` equals `candidate`, to within a millionth of the largest move from `base` (or from 0)."""
        if actual.shape != candidate.shape or not (np.isfinite(actual).all() and np.isfinite(candidate).all()):
            return False
        move = np.abs(candidate if base is None else candidate - base)
        largest = move.max(initial=0.0)
        if not largest > self._noise * np.abs(self.expected).max(initial=0.0):
            return False
        many = np.count_nonzero(move > 1e-3 * largest) >= _ENOUGH_ENTRIES
        return bool(np.abs(actual - candidate).max() <= self._digits(many) * largest)

    @property
    def _noise(self) -> float:
        """Below this part of the expected size, a move is rounding."""
        return 1e-5 if self.float32 else 1e-9

    def _digits(self, many: bool) -> float:
        if self.float32:
            return _MANY_FLOAT32 if many else _FEW_FLOAT32
        return _MANY if many else _FEW
