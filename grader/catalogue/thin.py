"""Large answers, thinned: some thousand weighted sums tell two mistakes apart as well as a million entries do.

In: a plain value.  Out: the same value with its shape and such sums in the place of each large array.  Pure.
Sums, and not a sample: two mistakes may differ in a few entries only.
"""

from __future__ import annotations

from typing import Any

import numpy as np

_MOST = 4096  # sums; arrays of up to so many entries stay whole
_GOLDEN = 0.6180339887498949


def thinned(value: Any) -> Any:
    """Return `value` with {"shape", "sums"} for each numeric array of more than 4,096 entries."""
    if type(value) is np.ndarray and value.size > _MOST and value.dtype.kind in "biuf":
        return {"shape": list(value.shape), "sums": _sums(value.ravel())}
    if type(value) in (list, tuple):
        return type(value)(thinned(item) for item in value)
    return {key: thinned(item) for key, item in value.items()} if type(value) is dict else value


def _sums(entries: np.ndarray) -> np.ndarray:
    """Add up runs of neighbours, each entry with a weight of its own: 1 to 2, so that exchanged entries show."""
    weights = 1 + np.arange(entries.size) * _GOLDEN % 1
    starts = np.linspace(0, entries.size, _MOST, endpoint=False).astype(np.int64)
    with np.errstate(all="ignore"):  # an answer may overflow on purpose
        sums = np.add.reduceat(entries.astype(np.float64) * weights, starts)
        # float32 keeps its type: it is what says how many digits may be compared.
        return sums.astype(entries.dtype) if entries.dtype.kind == "f" else sums
