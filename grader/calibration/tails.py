"""Bound future samples from below: three ways, from a thin tail to a heavy one.

In: samples t (n,) float64 with some spread, the risk and the confidence.  Out: one number a way.
Pure and repeatable: the bootstrap draws from a fixed seed.  Each is right for its own shape; bound.py takes the lowest.

The shape of a tail cannot be seen in few samples.  Over 300 draws at risk 1e-4 the lowest of the three was too high
(5 % are allowed) for 25, 60, 200 samples in: normal 0, 0, 0 %; Gumbel 1, 2, 1 %; exponential 3, 3, 3 %;
Laplace 2, 2, 2 %; Student's t with 5 degrees 8, 17, 27 %, whose tail is heavier than so few samples teach any of them.
"""

from __future__ import annotations

import math

import numpy as np
from scipy import stats

_REDRAWS = 500
_HEAVIEST = 0.5        # a shape of 1/2 has no variance any more
_TAIL_PART = 0.2
_FEWEST, _MOST = 10, 250


def normal_tail(t: np.ndarray, risk: float, confidence: float) -> float:
    """Mean - k * deviation, with k = nct(confidence; n - 1, z * sqrt(n)) / sqrt(n) and z the normal quantile of risk.

    Source: Hahn and Meeker, Statistical Intervals, section 4.4: one-sided tolerance bound of a normal distribution.
    """
    root = math.sqrt(len(t))
    k = stats.nct.ppf(confidence, len(t) - 1, stats.norm.isf(risk) * root) / root
    return float(t.mean() - k * t.std(ddof=1))


def exponential_tail(t: np.ndarray, risk: float, confidence: float) -> float:
    """Threshold - s * log(part / risk), where s bounds the mean excess: 2 * sum / chi2(1 - confidence; 2m).

    m samples, `part` of all, lie below the threshold by an exponential excess.  Its exact bound: Hahn and Meeker,
    section 12; its tail: Coles, An Introduction to Statistical Modeling of Extreme Values, equation 4.3 at shape 0.
    """
    threshold, excess = _excess(t)
    s = 2 * excess.sum() / stats.chi2.ppf(1 - confidence, 2 * len(excess))
    return float(threshold - s * _depth(t, excess, risk))


def pareto_tail(t: np.ndarray, risk: float, confidence: float) -> float:
    """Threshold - scale * ((part / risk)**shape - 1) / shape, at the bootstrap's quantile `confidence`.

    Source: Coles, equations 4.2 and 4.12; fitted by probability-weighted moments (Hosking and Wallis, Technometrics
    1987).  The shape is held in [0, 1/2]: that a tail ends somewhere is more than a few samples can say.
    """
    threshold, excess = _excess(t)
    redrawn = np.random.default_rng(0).integers(0, len(excess), size=(_REDRAWS, len(excess)))
    mean, shape = _pareto_fit(np.sort(excess[redrawn], axis=1))
    depth = _depth(t, excess, risk)
    curved = np.where(shape > 0, np.expm1(shape * depth) / np.where(shape > 0, shape, 1.0), depth)
    return float(threshold - np.quantile(mean * (1 - shape) * curved, confidence))


def _pareto_fit(excess: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean and shape of each row of `excess` (redraws, m), sorted; scale = mean * (1 - shape)."""
    m = excess.shape[1]
    mean = excess.mean(axis=1)
    weighted = (excess * (1 - (np.arange(m) + 0.65) / m)).mean(axis=1)
    return mean, np.clip(2 - mean / (mean - 2 * weighted), 0.0, _HEAVIEST)


def _excess(t: np.ndarray) -> tuple[float, np.ndarray]:
    """The threshold, and how far (m,) the samples strictly below it lie below it: the lowest fifth, at least ten."""
    t = np.sort(t)
    m = min(max(_FEWEST, math.ceil(_TAIL_PART * len(t))), _MOST, len(t) - 1)
    # Where the lowest are all equal (starts that never learn), nothing would be below: go up to the next value.
    threshold = t[m] if t[m] > t[0] else t[t > t[0]][0]
    return float(threshold), threshold - t[t < threshold]


def _depth(t: np.ndarray, excess: np.ndarray, risk: float) -> float:
    return max(math.log(len(excess) / len(t) / risk), 0.0)
