"""All pairs of submissions: how much of each is in the other, how that is distributed, and which are outliers.

In: the different fingerprints of each submission's own fragments.  Out: Ranking.  Pure.

One sparse matrix, submissions by fragments, multiplied by its transpose counts what every pair has in common: half a
million pairs are seconds, and no pair is passed over by a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array

from grader.similarity import BINS

# Independent right solutions of four assignments reach 0.61, copies with a fifth of the lines changed begin at 0.75:
# docs/similar.md.
LOWEST_MARK = 0.7
HIGHEST_MARK = 0.85
FEWEST_PAIRS = 100      # with fewer, one copy moves the quartiles
_BLOCK = 100            # submissions that are multiplied at a time


class Ranked(NamedTuple):
    """One pair: places of both submissions in what was given, shares in [0, 1], fragments in common."""

    first: int
    second: int
    first_share: float
    second_share: float
    fragments: int

    @property
    def share(self) -> float:
        """The larger of both shares."""
        return max(self.first_share, self.second_share)


class Ranking(NamedTuple):
    """All pairs in figures; and those that may matter, the most similar first."""

    counted: int
    distribution: tuple[int, ...]
    median: float
    mark: float
    top: list[Ranked]           # all outliers, and at least `least` pairs where there are so many


def rank(distinct: Sequence[np.ndarray], earlier: Sequence[bool], least: int,
         on_done: Callable[[int], None] = lambda done: None) -> Ranking:
    """Compare each submission with each; two `earlier` ones are no pair.  `on_done` hears how many are compared.

    `distinct` holds the sorted uint64 fingerprints of each, at least one; `earlier` tells who is from another folder.
    """
    matrix, sizes, old = _matrix(distinct), np.array([len(one) for one in distinct]), np.array(earlier, dtype=bool)
    shares, top = [np.zeros(0, dtype=np.float32)], []
    for begin in range(0, len(distinct), _BLOCK):
        common = (matrix[begin:begin + _BLOCK] @ matrix.T).toarray()
        rows, columns = _compared(begin, common.shape, old)
        both = common[rows - begin, columns]
        share = both / np.minimum(sizes[rows], sizes[columns])
        shares.append(share.astype(np.float32))
        for at in _worth_keeping(share, least):
            i, j, n = int(rows[at]), int(columns[at]), int(both[at])
            top.append(Ranked(i, j, n / int(sizes[i]), n / int(sizes[j]), n))
        on_done(min(begin + _BLOCK, len(distinct)))
    return _ranking(np.concatenate(shares), top, least)


def mark_of(shares: np.ndarray) -> float:
    """Return the share from which a pair is an outlier: Tukey's outer fence, kept within sensible bounds.

    The fence is the third quartile and three times the distance between the quartiles (Tukey, "Exploratory Data
    Analysis", 1977, "far out").  A class that solves a task in few ways lies close together, and so moves it up.
    With fewer than FEWEST_PAIRS pairs it is LOWEST_MARK.
    """
    if len(shares) < FEWEST_PAIRS:
        return LOWEST_MARK
    low, high = np.quantile(shares, [0.25, 0.75])
    return float(np.clip(high + 3 * (high - low), LOWEST_MARK, HIGHEST_MARK))


def _matrix(distinct: Sequence[np.ndarray]) -> csr_array:
    columns = np.unique(np.concatenate(distinct), return_inverse=True)[1].ravel() if distinct else np.zeros(0, int)
    ends = np.cumsum([0, *(len(one) for one in distinct)])
    shape = (len(distinct), int(columns.max()) + 1 if len(columns) else 0)
    return csr_array((np.ones(len(columns), dtype=np.int32), columns, ends), shape=shape)


def _compared(begin: int, shape: tuple[int, int], old: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the pairs (row, column) of a block: each pair once, and none of two earlier ones."""
    rows, columns = np.arange(begin, begin + shape[0])[:, None], np.arange(shape[1])[None, :]
    at = np.nonzero((columns > rows) & ~(old[rows] & old[columns]))
    return at[0] + begin, at[1]


def _worth_keeping(share: np.ndarray, least: int) -> np.ndarray:
    order = np.argsort(-share, kind="stable")
    return order[:max(least, int((share >= LOWEST_MARK).sum()))]


def _ranking(shares: np.ndarray, top: list[Ranked], least: int) -> Ranking:
    mark = mark_of(shares)
    top.sort(key=lambda pair: (-pair.share, -pair.fragments, pair.first, pair.second))
    outliers = sum(pair.share >= mark for pair in top)
    counts = np.histogram(shares, bins=BINS, range=(0, 1))[0]
    return Ranking(len(shares), tuple(int(count) for count in counts),
                   float(np.median(shares)) if len(shares) else 0.0, mark, top[:max(outliers, least)])
