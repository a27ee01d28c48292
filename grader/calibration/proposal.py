"""Propose a threshold: a goal that right solutions keep, a floor above the mistakes, and what both then do.

In: figures of right solutions and of mistakes, the present Threshold.  Out: Proposal.  Pure.

The goal is the right solutions' bound, rounded to their side; it never moves for a mistake's sake, since a right
submission that loses points is the worse error.  A mistake that this goal cannot refuse is named instead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Optional

import msgspec
import numpy as np

from grader.calibration.bound import Bound, lower_bound, upper_bound
from grader.calibration.evidence import MistakeRuns, Proposal, RightRuns
from grader.calibration.found import found_words, verdict_words
from grader.calibration.groups import risk_of_missing, worst_bound
from grader.calibration.words import between, outward
from grader.training import Threshold

_Samples = Mapping[str, Sequence[float]]


def propose(right: _Samples, wrong: _Samples, current: Threshold, *, what: str = "", risk: float = 1e-4,
            confidence: float = 0.95, luck: float = 0.01, images: Optional[int] = None,
            fraction: bool = False) -> Proposal:
    """Return the threshold under which a right solution loses a point with probability at most `risk`.

    right: solution -> figures of its runs.  wrong: mistake that is meant to fail -> figures; may be empty.
    current: says which way is better.  what: the figure in words, the start of the text beside it.  luck: the risk
    that a mistake passes its own bound.  images, fraction and confidence: as for `lower_bound`, which also says which
    samples raise ValueError; a run whose figure is not finite earns nothing and is left out by the caller.
    """
    right, wrong = _plain(right), _plain(wrong)
    sign = 1.0 if current.goal >= current.floor else -1.0
    kind = {"images": images, "fraction": fraction}
    side = "lower" if sign > 0 else "upper"
    bound = worst_bound(right, side, risk, confidence, **kind)
    goal = _goal(bound, right)
    beyond = upper_bound if sign > 0 else lower_bound
    reach = {name: beyond(samples, luck, confidence, **kind).value for name, samples in wrong.items()}
    floor = _floor(goal, reach, wrong, current, sign)
    proposed = Threshold(floor, goal, "")
    mistakes = tuple(_mistake(name, wrong[name], value, right, current, proposed, sign)
                     for name, value in reach.items())
    draft = Proposal(
        threshold=proposed, bound=bound, current=current, keeps=sign * current.goal <= sign * bound.value,
        risk_any_now=risk_of_missing(right, current.goal, side, confidence, **kind),
        risk_all_now=risk_of_missing(right, current.floor, side, confidence, **kind),
        risk_all_proposed=risk_of_missing(right, floor, side, confidence, **kind),
        right=tuple(_right(name, samples, current) for name, samples in right.items()), wrong=mistakes,
        not_told_apart=tuple(m.name for m in mistakes if not m.told_apart), verdict="")
    return msgspec.structs.replace(draft, threshold=Threshold(floor, goal, found_words(draft, what)),
                                   verdict=verdict_words(draft))


def _plain(groups: _Samples) -> dict[str, list[float]]:
    # NumPy's numbers and truth values have no JSON.
    return {name: [float(figure) for figure in samples] for name, samples in groups.items()}


def _goal(bound: Bound, right: _Samples) -> float:
    typical = float(np.median([figure for samples in right.values() for figure in samples]))
    room = abs(typical - bound.value) or abs(typical) / 10 or 1.0
    return outward(bound.value, "down" if bound.side == "lower" else "up", room)


def _floor(goal: float, reach: Mapping[str, float], wrong: _Samples, current: Threshold, sign: float) -> float:
    """Above all mistakes that end short of the goal; else midway to the median of those that do not; else as it is."""
    short = [sign * value for value in reach.values() if sign * value < sign * goal]
    middles = [sign * float(np.median(wrong[name])) for name in reach]  # not means: a run that diverges is 1e9
    low = max(short or [middle for middle in middles if middle < sign * goal], default=None)
    if low is None and sign * current.floor < sign * goal:
        return current.floor
    if low is None:
        low = sign * goal - (abs(goal) / 5 or 1.0)
    rounded = sign * outward(sign * low, "up" if sign > 0 else "down", sign * goal - low) if short else sign * goal
    return sign * (rounded if rounded < sign * goal else between(low, sign * goal))


def _right(name: str, samples: Sequence[float], current: Threshold) -> RightRuns:
    shares = [current.share(figure) for figure in samples]
    return RightRuns(name, len(samples), min(samples), max(samples), float(np.mean(samples)),
                     lose_any=sum(share < 1 for share in shares), lose_all=sum(share == 0 for share in shares))


def _mistake(name: str, samples: Sequence[float], bound: float, right: _Samples, current: Threshold,
             proposed: Threshold, sign: float) -> MistakeRuns:
    worst_right = min(sign * figure for seen in right.values() for figure in seen)
    return MistakeRuns(
        name, len(samples), min(samples), max(samples), bound,
        share_now=float(np.mean([current.share(figure) for figure in samples])),
        share_proposed=float(np.mean([proposed.share(figure) for figure in samples])),
        told_apart=sign * bound < sign * proposed.goal,
        overlaps=max(sign * figure for figure in samples) >= worst_right)
