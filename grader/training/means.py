"""What a run of checks may use: which budget it has, and which device computes its trainings.

In: what was asked for.  Out: Means, frozen; whoever grades hands it on, and the report tells it.
Pure.  device.py finds out which device there is, checker/means.py whether an assignment can be graded so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Means:
    """The budget, the device, and what a report should say about the choice."""

    budget: Literal["short", "full"] = "short"
    device: Literal["cpu", "cuda", "mps"] = "cpu"
    note: str = ""


SHORT = Means()   # what every machine can do
