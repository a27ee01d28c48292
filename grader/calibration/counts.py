"""Bound future counts of right answers by the law of counts whose rate varies from run to run: the beta-binomial.

In: counts (n,) of right ones among so many images, the risk and the confidence.  Out: a count, and how well the law
fits.  Pure and repeatable: the bootstrap draws from a fixed seed.

Each run has a rate of its own (its first weights, its images), drawn from a beta law; its images are right with that
rate.  Source: Skellam, A probability distribution derived from the binomial distribution, J. R. Stat. Soc. B 1948.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from scipy.special import betaln, gammaln

_REDRAWS = 400
_LEAST_ALIKE = 1e-6    # the correlation of two images of a run; the smallest makes the law the binomial one
_MOST_ALIKE = 0.99


class CountTail(NamedTuple):
    """`count` is what all but the risk of future runs reach; `fits` is the p-value of the law for the samples."""

    count: int
    fits: float


def count_tail(counts: np.ndarray, images: int, risk: float, confidence: float) -> CountTail:
    """Return the lower bound of future counts, with `confidence`, from the bootstrap of a beta-binomial law.

    counts: (n,) whole numbers from 0 to `images`, n >= 2, not all alike.
    """
    fitted = _fitted(tuple(int(count) for count in counts), images)
    # A redrawn quantile scatters about the fitted one as that does about the true one, skew and all: reflect it.
    redrawn = _angle(_quantiles(fitted.laws, risk), images)
    here = _angle(_quantiles(fitted.law[None], risk), images)[0]
    spread = np.quantile(here - redrawn, [1 - confidence, confidence])
    angle = here - max(abs(spread[0]), abs(spread[1]))
    return CountTail(math.floor(images * math.sin(max(angle, 0.0)) ** 2), fitted.fits)


class _Fitted(NamedTuple):
    law: np.ndarray        # (images + 1,) cumulative
    laws: np.ndarray       # (redraws, images + 1): of samples drawn from it
    fits: float


@lru_cache(maxsize=64)   # a proposal asks for many risks of the same samples
def _fitted(counts: tuple[int, ...], images: int) -> _Fitted:
    samples = np.array([counts])
    first, second = _moments(samples, images)
    rng = np.random.default_rng(0)
    redrawn = rng.binomial(images, rng.beta(first, second, size=(_REDRAWS, len(counts))))
    law, laws = _law(images, first, second)[0], _law(images, *_moments(redrawn, images))
    apart = _distances(redrawn, laws)
    return _Fitted(law, laws, float((apart >= _distances(samples, law[None])[0]).mean()))


def _moments(samples: np.ndarray, images: int) -> tuple[np.ndarray, np.ndarray]:
    """The two parameters (rows,) of the law with the mean and the variance of each row of `samples` (rows, n)."""
    runs = samples.shape[1]
    # None wrong at all says at most that fewer than one of all images is.
    mean = np.clip(samples.mean(axis=1) / images, 0.5 / (images * runs), 1 - 0.5 / (images * runs))
    ratio = samples.var(axis=1, ddof=1) / (images * mean * (1 - mean))
    alike = np.clip((ratio - 1) / max(images - 1, 1), _LEAST_ALIKE, _MOST_ALIKE)
    together = 1 / alike - 1
    return mean * together, (1 - mean) * together


def _law(images: int, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Cumulative probabilities (rows, images + 1) of 0 to `images` right ones."""
    k = np.arange(images + 1)
    ways = gammaln(images + 1) - gammaln(k + 1) - gammaln(images - k + 1)
    a, b = first[:, None], second[:, None]
    return np.minimum(np.cumsum(np.exp(ways + betaln(k + a, images - k + b) - betaln(a, b)), axis=1), 1.0)


def _quantiles(laws: np.ndarray, risk: float) -> np.ndarray:
    """The largest count (rows,) that all but `risk` reach: fewer come with a smaller probability."""
    return (laws < risk).sum(axis=1)


def _angle(counts: np.ndarray, images: int) -> np.ndarray:
    return np.arcsin(np.sqrt(counts / images))


def _distances(samples: np.ndarray, laws: np.ndarray) -> np.ndarray:
    """How far (rows,) each sample's steps are from its law: Anderson and Darling's distance, which weighs the tails."""
    images = laws.shape[1] - 1
    seen = np.stack([np.searchsorted(np.sort(row), np.arange(images + 1), side="right") for row in samples])
    share = seen / samples.shape[1]
    mass = np.diff(laws, axis=1, prepend=0.0)
    return samples.shape[1] * ((share - laws) ** 2 * mass / np.maximum(laws * (1 - laws), 1e-9)).sum(axis=1)
