"""Small validations and calibrations that the tests of this room share."""

from __future__ import annotations

from grader.calibration import margins, propose
from grader.calibration.result import (
    CALIBRATION_SCHEMA,
    CalibratedThreshold,
    CalibratedTolerance,
    Calibration,
    Rejection,
)
from grader.model import Level
from grader.training import Threshold
from grader.validation import VALIDATION_SCHEMA, CataloguedMistake, CheckPower, GradedMutant, Validation, Variant

RIGHT = {"reference": tuple(0.90 + 0.001 * n for n in range(60)),
         "momentum": tuple(0.88 + 0.0015 * n for n in range(40))}
WRONG = {"no_bias": (0.5, 0.52, 0.54), "same": (0.93, 0.94, 0.95)}
PRESENT = Threshold(floor=0.6, goal=0.89, found="by hand")


def mistake(**more) -> CataloguedMistake:
    facts = {"name": "no_bias", "says": "The bias is not added.", "score": 86.0, "lost": ("linear",),
             "wrongly_kept": (), "wrongly_lost": (), "named": ("linear",), "named_as": {}}
    return CataloguedMistake(**{**facts, **more})


def check(**more) -> CheckPower:
    return CheckPower(**{"id": "linear", "title": "linear adds the bias", "max_points": 14.0, "mistakes": ("no_bias",),
                         "mutants": 2, **more})


def mutant(number: int, killed_by: str | None = "linear", **more) -> GradedMutant:
    return GradedMutant(**{"id": f"forward-{number}-constant", "function": "forward", "line": number,
                           "change": f"{number} -> {number + 1}", "killed_by": killed_by, **more})


def validation(**more) -> Validation:
    facts = {"schema": VALIDATION_SCHEMA, "assignment": "backprop", "title": "Backpropagation by hand",
             "level": Level.STRICT, "max_score": 100.0, "reference": Variant("reference", 100.0, ()),
             "template": Variant("template", 0.0, ("linear",)), "solutions": (), "mistakes": (mistake(),),
             "checks": (check(),), "mutants": None, "problems": (), "seconds": 5.0}
    return Validation(**{**facts, **more})


def threshold(right=RIGHT, wrong=WRONG, current=PRESENT, name="learns", check="learns") -> CalibratedThreshold:
    fraction = all(0 <= figure <= 1 for samples in (right | wrong).values() for figure in samples)
    proposal = propose(right, wrong, current, what="accuracy on 300 hidden moons", fraction=fraction)
    return CalibratedThreshold(name, check, proposal, dict(right), dict(wrong))


def tolerance(right=(1e-4,), wrong=(50.0,), check="linear") -> CalibratedTolerance:
    return CalibratedTolerance(check, "FLOAT64", margins({"reference": right}, {"no_bias": wrong} if wrong else {}))


def rejection(**more) -> Rejection:
    return Rejection(**{"solution": "momentum", "run": "seed 0, 1 thread", "check": "learns",
                        "message": "accuracy 0.88, short of 0.89", **more})


def calibration(**more) -> Calibration:
    facts = {"schema": CALIBRATION_SCHEMA, "assignment": "backprop", "title": "Backpropagation by hand",
             "level": Level.STRICT, "data": ("make_moons",), "solutions": ("reference", "momentum"),
             "mistakes": ("no_bias", "same"), "seeds": 60, "variations": ("1 and 2 threads, in turn",),
             "runs": 96, "right_runs": 66,
             "rejections": (), "thresholds": (threshold(),), "tolerances": (tolerance(),), "seconds": 12.0}
    return Calibration(**{**facts, **more})
