"""The nouns of a calibration: what was run, what came of it, what is proposed.

All frozen, all plain data; a Proposal turns into JSON and back without loss.
"""

from __future__ import annotations

import msgspec

from grader.calibration.bound import Bound
from grader.training import Threshold


class RightRuns(msgspec.Struct, frozen=True):
    """One right solution's runs, and how many of them lose points under the present threshold."""

    name: str
    runs: int
    lowest: float
    highest: float
    mean: float
    lose_any: int
    lose_all: int


class MistakeRuns(msgspec.Struct, frozen=True):
    """One mistake's runs.  `bound` is what all but the risk of a lucky run stay short of.

    told_apart: that bound is short of the goal.  overlaps: one of its runs is as good as a right one that was seen.
    """

    name: str
    runs: int
    lowest: float
    highest: float
    bound: float
    share_now: float         # mean share of the points under the present threshold
    share_proposed: float    # and under the proposed one
    told_apart: bool
    overlaps: bool


class Proposal(msgspec.Struct, frozen=True):
    """A threshold to write into assignment.yaml, and the evidence for it.  Risks hold with the bound's confidence."""

    threshold: Threshold              # its `found` is the text to write beside it
    bound: Bound                      # of right solutions; the goal is this, rounded to the safe side
    current: Threshold
    keeps: bool                       # the present goal already lies on the safe side of the bound
    risk_any_now: float               # a right solution loses any point under the present threshold: at most this
    risk_all_now: float               # and all of them
    risk_all_proposed: float          # all of them under the proposed one; any point: bound.risk
    right: tuple[RightRuns, ...]
    wrong: tuple[MistakeRuns, ...]
    not_told_apart: tuple[str, ...]   # mistakes that this figure cannot refuse
    verdict: str
