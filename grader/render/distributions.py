"""What right solutions and mistakes reached, as a picture: for each figure, the share of runs that end there or below.

In: a CalibratedThreshold.  Out: Curves, empirical distribution functions; and Marks, the present and the proposed
threshold.  Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from grader.model import Curve, Curves
from grader.render.pictures.marks import Mark

if TYPE_CHECKING:  # its statistics take a second to load, and a student's check does not need them
    from grader.calibration.result import CalibratedThreshold

MOST_CURVES = 4      # of right solutions, and of mistakes; more are pooled
WINDOW = 3.0         # how many times what right solutions and thresholds span is shown on either side of it

_Samples = Mapping[str, Sequence[float]]


def distributions(one: CalibratedThreshold) -> Curves:
    """Return a curve for each right solution and each mistake, or one for all together where they are many."""
    low, high = window(one)
    right, wrong = _shown(one.right, "right solutions"), _shown(one.wrong, "mistakes")
    curves = [_curve(name, samples, low, high) for name, samples in (right | wrong).items()]
    return Curves(f"What the runs reach: {one.name}", _in_words(one), one.name, "share of runs at or below",
                  tuple(curves))


def marks(one: CalibratedThreshold) -> tuple[Mark, ...]:
    """Return floor and goal, as they are and as they are proposed."""
    now, new = one.proposal.current, one.proposal.threshold
    return (Mark(now.floor, f"floor now {now.floor:g}", dotted=True), Mark(now.goal, f"goal now {now.goal:g}"),
            Mark(new.floor, f"floor proposed {new.floor:g}", dotted=True, strong=True),
            Mark(new.goal, f"goal proposed {new.goal:g}", strong=True))


def window(one: CalibratedThreshold) -> tuple[float, float]:
    """Return the lowest and the highest figure that is shown: one diverged run must not press all others flat."""
    held = [*(figure for samples in one.right.values() for figure in samples), *(mark.value for mark in marks(one))]
    every = [*held, *(figure for samples in one.wrong.values() for figure in samples)]
    room = WINDOW * (max(held) - min(held))
    return max(min(every), min(held) - room), min(max(every), max(held) + room)


def beyond(one: CalibratedThreshold) -> int:
    """Count the runs whose figure lies outside of the window; the picture shows them at its edge."""
    low, high = window(one)
    return sum(not low <= figure <= high for samples in one.wrong.values() for figure in samples)


def _shown(groups: _Samples, kind: str) -> dict[str, Sequence[float]]:
    named = {f"{name} ({kind.removesuffix('s')})": samples for name, samples in groups.items()}
    if len(named) <= MOST_CURVES:
        return named
    return {f"{len(groups)} {kind} together": [figure for samples in groups.values() for figure in samples]}


def _curve(name: str, samples: Sequence[float], low: float, high: float) -> Curve:
    """Steps from 0 to 1: at each figure the share of runs at or below it."""
    x, y = [low], [0.0]
    for count, figure in enumerate(sorted(min(max(figure, low), high) for figure in samples), start=1):
        x += [figure, figure]
        y += [y[-1], count / len(samples)]
    return Curve(name, (*x, high), (*y, y[-1]))


def _in_words(one: CalibratedThreshold) -> str:
    spans = [f"{words} end between {min(all_of_them):.3g} and {max(all_of_them):.3g}"
             for words, groups in (("Right solutions", one.right), ("mistakes", one.wrong))
             if (all_of_them := [figure for samples in groups.values() for figure in samples])]
    return ", ".join(spans) + "; " + ", ".join(mark.label for mark in marks(one)) + "."
