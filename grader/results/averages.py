"""Is a mean of accuracies a mean of several runs?

In: accuracies as fractions.  Out: the whole number that they are parts of, and Doubts.  Pure.
An accuracy over m examples is a multiple of 1 / m.  The mean of k runs is one of 1 / (k m), and an entry of it is by
chance one of 1 / m as well once in k times: all of ten entries, for k = 10, once in 10**10 times.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from grader.results.doubt import Doubt

_ROUNDING = 1e-7          # of a fraction in float32
_FEWEST = 6               # entries that differ: fewer show nothing
_MOST = 500_000           # examples times runs: their parts are still ten times as wide as rounding


def denominator(values: np.ndarray, candidates: Iterable[int]) -> int | None:
    """Return the first of `candidates` of which all fractions in `values` are whole parts; None where none is."""
    flat = np.asarray(values, dtype=np.float64).ravel()
    return next((parts for parts in candidates if _are_parts(flat, parts)), None)


def _are_parts(values: np.ndarray, parts: int) -> bool:
    if not 0 < parts <= _MOST:
        return False
    scaled = values * parts
    return bool(np.abs(scaled - np.round(scaled)).max(initial=0.0) <= 2 * _ROUNDING * parts)


def doubt_average(name: str, values: np.ndarray, examples: Iterable[int]) -> list[Doubt]:
    """Doubt that the accuracies `values` (n,), fractions, are means of several runs.

    examples: how many images one accuracy of one run may be of, those of a batch or of a validation set.
    """
    flat = np.asarray(values, dtype=np.float64).ravel()
    single = denominator(flat, sorted(examples)) if len(np.unique(flat)) >= _FEWEST else None
    if single is None:
        return []
    return [Doubt(f"Each entry of {name} is a whole number of {single:,} images, as in one run, and as after rounding.",
                  "a single run in the place of an average", "train each net at least ten times from new random "
                  "weights, average the curves entry by entry, and write the means with all their digits")]
