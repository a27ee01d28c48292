"""Outcomes to a score: arithmetic only.

Everything is counted in hundredths.  What a check or question is worth is a whole number of them (authors are held to
`in_hundredths`), and a share of it is rounded to one, so that what is shown for the parts adds up to the score.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from grader.model import CheckResult


def in_hundredths(points: float) -> bool:
    """True for points that can be given and summed without loss: whole hundredths, and finite."""
    return math.isfinite(points) and round(points, 2) == points


def points_for(max_points: float, share: float) -> float:
    """Return `share` (0 to 1) of `max_points`, rounded to hundredths."""
    return round(max_points * min(max(share, 0.0), 1.0), 2)


def score(results: Iterable[CheckResult]) -> tuple[float | None, float]:
    """Return (points earned, points possible); earned is None while any check has no points yet (BROKEN, AWAITING)."""
    results = tuple(results)
    possible = round(sum(result.max_points for result in results), 2)
    if any(result.points is None for result in results):
        return None, possible
    return round(sum(result.points for result in results), 2), possible
