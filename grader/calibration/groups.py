"""Bound the figures of several solutions: each is one way to be right, so the worst of them counts.

In: solution -> figures of its runs.  Out: Bound, or a risk.  Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Optional

import msgspec

from grader.calibration.bound import Bound, Side, lower_bound, upper_bound

POOLED = "all together"
_RISKS = tuple(10.0 ** -digits for digits in range(1, 9))


def worst_bound(groups: Mapping[str, Sequence[float]], side: Side = "lower", risk: float = 1e-4,
                confidence: float = 0.95, *, images: Optional[int] = None, fraction: bool = False) -> Bound:
    """Return the worst of the groups' bounds and of that of all samples together; its `of` names it.

    Takes and raises what `lower_bound` does for each group, and ValueError where there is no group.
    """
    if not groups:
        raise ValueError("no solutions: give at least one with its samples")
    bound = lower_bound if side == "lower" else upper_bound
    named = {name: list(samples) for name, samples in groups.items()}
    if len(named) > 1:
        named = {POOLED: [figure for samples in named.values() for figure in samples], **named}
    bounds = [msgspec.structs.replace(bound(samples, risk, confidence, images=images, fraction=fraction), of=name)
              for name, samples in named.items()]
    return (min if side == "lower" else max)(bounds, key=lambda each: each.value)


def risk_of_missing(groups: Mapping[str, Sequence[float]], figure: float, side: Side = "lower",
                    confidence: float = 0.95, *, images: Optional[int] = None, fraction: bool = False) -> float:
    """Return the smallest power of ten, 0.1 to 1e-8, that bounds the risk of lying beyond `figure`; 1.0 for none.

    Takes and raises what `worst_bound` does.
    """
    found = 1.0
    for risk in _RISKS:
        value = worst_bound(groups, side, risk, confidence, images=images, fraction=fraction).value
        if (figure > value) if side == "lower" else (figure < value):
            break
        found = risk
    return found
