"""Large answers, thinned: some thousand entries tell two mistakes apart as well as a million do.

In: a plain value.  Out: the same value with its shape and a sample in the place of each large array.  Pure.
"""

from __future__ import annotations

from typing import Any

import numpy as np

_MOST = 4096  # entries; arrays up to so many stay whole


def thinned(value: Any) -> Any:
    """Return `value` with {"shape", "sample"} for each array of more than 4,096 entries: so many of them."""
    if type(value) is np.ndarray and value.size > _MOST:
        # Evenly spread, and no whole step: that could meet the same columns of every row.
        places = np.linspace(0, value.size - 1, _MOST).astype(np.int64)
        return {"shape": list(value.shape), "sample": value.ravel()[places]}
    if type(value) in (list, tuple):
        return type(value)(thinned(item) for item in value)
    return {key: thinned(item) for key, item in value.items()} if type(value) is dict else value
