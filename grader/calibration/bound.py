"""Say what future figures of right solutions keep: a one-sided tolerance bound, with its method in words.

In: figures of right runs.  Out: Bound.  Pure.

A risk of 1 in 10,000 is shown without assumptions by some 30,000 runs; fewer runs say it only with a shape for the
tail.  So `unassumed_risk` tells what the runs alone vouch for, and a doubtful shape gives way to a heavier one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Optional

import msgspec
import numpy as np
from scipy import stats

from grader.calibration.counts import count_tail
from grader.calibration.scale import KNOWN_LAW, UNKNOWN_LAW, Scale, looks_normal, scale_for
from grader.calibration.tails import exponential_tail, normal_tail, pareto_tail
from grader.calibration.words import rate_words

FEW = 20        # runs below which a Bound says that they are too few
SIGHTED = 100   # runs from which the test of normality sees a skewed tail often enough to be believed
_COUNT_LAW = 0.01   # p-value that refuses the law of counts: it has reasons of its own, and refusal doubles the width
_LARGEST = 1e100   # its square is still a float
Side = Literal["lower", "upper"]


class Bound(msgspec.Struct, frozen=True):
    """With `confidence`, at most `risk` of future figures lie beyond `value`: below a lower one, above an upper one."""

    value: float
    side: Side
    risk: float
    confidence: float
    samples: int
    lowest: float
    highest: float
    unassumed_risk: float    # what the extreme sample bounds for figures of any shape (Wilks, 1941)
    method: str              # in words
    caution: str             # what weakens it, in words; empty where the runs alone vouch for the risk
    of: str = ""             # the group that it comes from, where there are several


def lower_bound(samples: Sequence[float], risk: float = 1e-4, confidence: float = 0.95, *,
                images: Optional[int] = None, fraction: bool = False) -> Bound:
    """Return a figure that all but `risk` of future ones reach, for a figure where more is better.

    samples: (n,) finite numbers, n >= 1.  images: each sample counts right ones among so many.  fraction: samples
    lie in [0, 1] and the count is not known, as for a mean of several runs.  The value is never above a sample.
    Raises ValueError for no samples, infinities or NaN, figures outside [0, 1] or that are no counts where the
    options say so, a risk outside (0, 1/2) and a confidence outside [1/2, 1).
    """
    return _bound(samples, "lower", risk, confidence, images, fraction)


def upper_bound(samples: Sequence[float], risk: float = 1e-4, confidence: float = 0.95, *,
                images: Optional[int] = None, fraction: bool = False) -> Bound:
    """Return a figure that all but `risk` of future ones stay below, where less is better: a loss, processor seconds.

    Takes and raises what `lower_bound` does; the value is never below a sample.
    """
    return _bound(samples, "upper", risk, confidence, images, fraction)


def _bound(samples: Sequence[float], side: Side, risk: float, confidence: float,
           images: Optional[int], fraction: bool) -> Bound:
    figures = _checked(samples, risk, confidence, images, fraction)
    scale = scale_for(figures, images, fraction)
    constant = bool(np.ptp(scale.forward(figures)) == 0)
    value, method = (_constant if constant else _varied)(figures, side, risk, confidence, images, scale)
    if not np.isfinite(value):
        raise ValueError(f"samples run from {figures.min():.3g} to {figures.max():.3g}: too far for a finite bound")
    lowest, highest = float(figures.min()), float(figures.max())
    # No bound may contradict a sample that was seen.
    value = min(value, lowest) if side == "lower" else max(value, highest)
    unassumed = 1 - (1 - confidence) ** (1 / len(figures))
    return Bound(float(value), side, risk, confidence, len(figures), lowest, highest, unassumed, method,
                 _caution(len(figures), constant, risk, unassumed))


def _checked(samples: Sequence[float], risk: float, confidence: float, images: Optional[int],
             fraction: bool) -> np.ndarray:
    if not 0 < risk < 0.5 or not 0.5 <= confidence < 1:
        raise ValueError(f"risk is {risk} and confidence {confidence}; write a risk such as 1e-4 and a confidence such "
                         "as 0.95")
    figures = np.asarray(samples, dtype=np.float64)
    if figures.ndim != 1 or figures.size == 0 or not np.isfinite(figures).all():
        raise ValueError("samples are empty, not a list, or hold a value that is not finite; give finite numbers")
    if np.abs(figures).max() > _LARGEST:
        raise ValueError(f"samples run from {figures.min():.3g} to {figures.max():.3g}; beyond {_LARGEST:.0e} no "
                         "spread can be computed")
    if (images is not None or fraction) and (figures.min() < 0 or figures.max() > 1):
        raise ValueError(f"samples run from {figures.min():.3g} to {figures.max():.3g}; fractions lie in 0 to 1")
    return figures if images is None else _counted(figures, images)


def _counted(figures: np.ndarray, images: int) -> np.ndarray:
    if images < 1 or np.abs(figures * images - np.rint(figures * images)).max() > 0.01:
        raise ValueError(f"not every sample is a count divided by {images}; for a mean of counts leave images out and "
                         "say fraction=True")
    return np.rint(figures * images) / images


def _varied(figures: np.ndarray, side: Side, risk: float, confidence: float, images: Optional[int],
            scale: Scale) -> tuple[float, str]:
    # Few runs hardly show how much the rate varies, and their bootstrap is too sure of it.
    counted = images is not None and len(figures) >= SIGHTED
    if counted and (bound := _by_counts(figures, side, risk, confidence, images)):
        return bound
    sign = 1.0 if side == "lower" else -1.0
    t = sign * scale.forward(figures)
    doubt = _doubt(t, scale.counted)
    ways = (normal_tail, exponential_tail, pareto_tail) if doubt else (normal_tail,)
    with np.errstate(over="ignore"):
        value = scale.back(sign * min(way(t, risk, confidence) for way in ways))
    method = f"worst of a normal, an exponential and a Pareto tail ({doubt})" if doubt else "normal tolerance bound"
    return float(value), f"{method}; scale: {scale.name}"


def _by_counts(figures: np.ndarray, side: Side, risk: float, confidence: float,
               images: int) -> Optional[tuple[float, str]]:
    """The bound by the law of counts, or None where the samples do not look like that law."""
    right = np.rint(figures * images)
    tail = count_tail(right if side == "lower" else images - right, images, risk, confidence)
    if tail.fits < _COUNT_LAW:
        return None
    return ((tail.count if side == "lower" else images - tail.count) / images,
            f"beta-binomial tolerance bound of counts among {images} images")


def _doubt(t: np.ndarray, counted: bool) -> str:
    """Why a normal tail is not believed, in words; empty where it is.  A figure that counts has a law to lean on."""
    if looks_normal(t) < (KNOWN_LAW if counted else UNKNOWN_LAW):
        return "the samples do not look normal"
    return "" if counted or len(t) >= SIGHTED else f"below {SIGHTED} runs a test of normality sees little"


def _constant(figures: np.ndarray, side: Side, risk: float, confidence: float, images: Optional[int],
              scale: Scale) -> tuple[float, str]:
    """Samples that are all alike: Clopper and Pearson's bound of the rate where they are counts, else themselves.

    With no error among N images the error rate is at most 1 - (1 - confidence)**(1/N): the rule of three, 3/N.
    """
    if images is None:
        return float(figures[0]), "all samples are the same figure"
    right = round(figures[0] * images) if side == "lower" else images - round(figures[0] * images)
    total = len(figures) * images
    rate = stats.beta.ppf(1 - confidence, len(figures) * right, total - len(figures) * right + 1) if right else 0.0
    count = int(stats.binom.ppf(risk, images, rate))
    return ((count if side == "lower" else images - count) / images,
            f"all samples are the same: exact binomial bound from {total:,} images, as if each were independent")


def _caution(runs: int, constant: bool, risk: float, unassumed: float) -> str:
    parts = []
    if FEW <= runs < SIGHTED and not constant:
        parts.append(f"below {SIGHTED} runs a test of normality sees little")
    if runs < FEW:
        parts.append(f"{runs} {'run is' if runs == 1 else 'runs are'} too few: make at least {FEW}, better {SIGHTED}")
    if constant:
        parts.append(f"samples without spread say nothing of rare failed runs, up to {rate_words(unassumed)}")
    elif unassumed > risk:
        parts.append(f"whatever their shape, {runs} runs vouch only for {rate_words(unassumed)}; the rest is the "
                     "assumed shape of the tail")
    return "; ".join(parts)
