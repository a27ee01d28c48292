"""What `grader calibrate` finds out about an assignment.  Nouns only: frozen, plain data."""

from __future__ import annotations

from typing import Literal

import msgspec

from grader.calibration.evidence import Proposal
from grader.calibration.margins import ToleranceFinding
from grader.model import Level

CALIBRATION_SCHEMA = "grader/calibration/v1"


class Rejection(msgspec.Struct, frozen=True):
    """A right solution that lost points in a run: a false rejection."""

    solution: str
    run: str          # "seed 17, float32, 2 threads"
    check: str
    message: str


class CalibratedThreshold(msgspec.Struct, frozen=True):
    """One threshold of assignment.yaml, the figures that were held against it, and what is proposed."""

    name: str
    check: str
    proposal: Proposal
    right: dict[str, tuple[float, ...]]     # solution -> figures, one a run
    wrong: dict[str, tuple[float, ...]]     # mistake -> figures


class CalibratedTolerance(msgspec.Struct, frozen=True):
    """One tolerance as one check uses it."""

    check: str
    tolerance: str
    finding: ToleranceFinding


class Calibration(msgspec.Struct, frozen=True):
    """An assignment's thresholds and tolerances, held against many runs."""

    schema: Literal["grader/calibration/v1"]
    assignment: str
    title: str
    level: Level
    data: tuple[str, ...]                   # the image sets that were used
    solutions: tuple[str, ...]
    mistakes: tuple[str, ...]
    seeds: int                              # of the reference; other solutions and mistakes have fewer
    variations: tuple[str, ...]
    runs: int
    right_runs: int                         # of them, those of right solutions
    rejections: tuple[Rejection, ...]
    thresholds: tuple[CalibratedThreshold, ...]
    tolerances: tuple[CalibratedTolerance, ...]
    seconds: float
