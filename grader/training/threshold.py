"""A measured figure between a floor and a goal becomes a share of the points."""

from __future__ import annotations

import math

import msgspec


class Threshold(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Below `floor` nothing, from `goal` on everything, in between in proportion.

    A goal below its floor means that less is better (a loss).  `found` says how the two numbers were found.
    """

    floor: float
    goal: float
    found: str

    def share(self, figure: float) -> float:
        """Return the share of the points, 0 to 1, that `figure` earns; nothing for a figure that is not finite."""
        if not math.isfinite(figure):
            return 0.0
        if self.goal == self.floor:
            return float(figure >= self.goal)
        return min(max((figure - self.floor) / (self.goal - self.floor), 0.0), 1.0)
