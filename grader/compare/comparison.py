"""The measured difference between an answer and the expected value.

A noun: frozen, complete, judged by `ok` alone.  words.py turns it into a sentence, render/ into a picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, Optional

import numpy as np

from grader.compare.tolerance import Tolerance

Kind = Literal["equal", "type", "keys", "shape", "dtype", "nonfinite", "values"]


@dataclass(frozen=True, eq=False)
class Comparison:
    """How an answer compares with the expected value; `kind` names the first thing that is wrong, or "equal".

    Numbers that do not apply to a kind are None.  `note` says what came and `wanted` what was asked for, in words
    that hold no value of either; all other fields may tell the expected value and stay out of a hidden check's message.
    """

    kind: Kind
    actual_shape: Optional[tuple[int, ...]] = None
    expected_shape: Optional[tuple[int, ...]] = None
    wrong: int = 0                               # entries that differ
    total: int = 0                               # entries compared
    largest_absolute: Optional[float] = None     # over the wrong entries
    largest_relative: Optional[float] = None     # |error| / |expected|, infinite where zero is expected
    scale: Optional[float] = None                # the largest |expected|
    position: Optional[tuple[int, ...]] = None   # of the largest absolute error; of the first entry that is not finite
    actual_value: Any = None                     # there
    expected_value: Any = None                   # there
    allowed: Optional[float] = None              # there
    used: Optional[float] = None                 # the largest |error| / allowed over all entries
    wrong_mask: Optional[np.ndarray] = None      # bool, the shape of the expected value
    within: Optional[Tolerance] = None           # the tolerance that was used, after widening for float32
    note: str = ""
    wanted: str = ""
    part: tuple[Any, ...] = ()                   # keys that lead to the part that is told here, outermost first
    also_wrong: tuple[Any, ...] = ()             # keys of the other wrong parts, beside the outermost
    missing: tuple[Any, ...] = ()                # keys that are absent

    @property
    def ok(self) -> bool:
        """True when the answer is right to within the tolerance."""
        return self.kind == "equal"
