"""Outcomes to a score: arithmetic only."""

from __future__ import annotations

from collections.abc import Iterable

from grader.model import CheckResult


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
