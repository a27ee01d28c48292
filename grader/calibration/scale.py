"""Choose the scale on which samples are looked at: one on which equal steps mean the same everywhere.

In: samples (n,) float64.  Out: a Scale.  Pure.

To add a scale: write a function that returns one, and choose it in `scale_for` by what is known of the figure.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Optional

import numpy as np
from scipy import stats

UNKNOWN_LAW = 0.25     # p-value that refuses; a shape wrongly trusted costs points, one wrongly refused only width
KNOWN_LAW = 0.15
_LARGEST_TEST = 5000   # the p-value of the Shapiro-Wilk test is not known to be right beyond


@dataclass(frozen=True)
class Scale:
    """A strictly growing map of figures and its inverse, both on float64 arrays or numbers, and its name in words.

    counted: the law of counts makes samples near normal on this scale, so normality is refused on evidence alone.
    """

    name: str
    forward: Callable
    back: Callable
    counted: bool = False


def scale_for(samples: np.ndarray, images: Optional[int] = None, fraction: bool = False) -> Scale:
    """Return the scale for `samples` (n,): by kind for counted figures and fractions, else by their shape.

    The logarithm is taken where every sample is positive, normality is refused as they are, and fits better in logs.
    """
    if images is not None or fraction:
        return _angle(images)
    if samples.min() > 0 and looks_normal(samples) < min(UNKNOWN_LAW, looks_normal(np.log(samples))):
        return Scale("logarithm", np.log, np.exp)
    return Scale("as it is", lambda x: x, lambda t: t)


def looks_normal(samples: np.ndarray) -> float:
    """Return the p-value of the Shapiro-Wilk test (Shapiro and Wilk, Biometrika 1965) on `samples` (n,).

    1.0 below three samples, which have no shape, and 0.0 where rounding leaves no spread.  Of very many samples,
    5,000 evenly spaced ranks are tested.
    """
    if len(samples) < 3:
        return 1.0
    ranks = np.linspace(0, len(samples) - 1, min(len(samples), _LARGEST_TEST)).round().astype(int)
    tested = np.sort(samples)[ranks]
    return float(stats.shapiro(tested).pvalue) if np.ptp(tested) > 0 else 0.0


def _angle(images: Optional[int]) -> Scale:
    """The angle arcsin(sqrt((c + 3/8) / (n + 3/4))) of c right among n, or of the fraction where n is not known.

    Counts scatter alike at every rate on it, also near none and all.  Source: Anscombe, Biometrika 1948.  Log odds
    would stretch few errors so far that right solutions near 1.0 got no useful bound.
    """
    n, correction = (1, 0.0) if images is None else (images, 0.375)

    def forward(x):
        return np.arcsin(np.sqrt((n * x + correction) / (n + 2 * correction)))

    def back(t):
        part = np.sin(np.clip(t, 0.0, np.pi / 2)) ** 2
        return np.clip(((n + 2 * correction) * part - correction) / n, 0.0, 1.0)

    return Scale("angle of the rate", forward, back, counted=True)
