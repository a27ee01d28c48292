"""Small reports that the tests of this room share."""

from __future__ import annotations

from grader.model import (
    CheckResult,
    Curve,
    Curves,
    Diagnosis,
    ErrorMap,
    Images,
    Late,
    Level,
    Outcome,
    Provenance,
    Report,
    ShownPicture,
    SubmissionInfo,
    Surface,
    Visibility,
)

BIAS = Diagnosis(mistake="the bias is not added", evidence="every row is off by the same vector",
                 hint="with x all zeros, every row of the result should equal b.")


def result(**more) -> CheckResult:
    facts = {"id": "forward_vector", "task": "forward", "title": "forward gives one output for each point",
             "visibility": Visibility.PUBLIC, "outcome": Outcome.PASSED, "points": 4.0, "max_points": 4.0}
    return CheckResult(**{**facts, **more})


def failed(**more) -> CheckResult:
    facts = {"id": "linear", "outcome": Outcome.FAILED, "points": 0.0, "title": "linear adds the bias",
             "message": "15 of 15 values differ (shape 5x3).", "diagnosis": BIAS}
    return result(**{**facts, **more})


def one_of_each() -> tuple[CheckResult, ...]:
    """A check of each outcome, each in its own words."""
    unscored = (Outcome.BROKEN, Outcome.AWAITING)
    return tuple(result(id=outcome.value, title=f"a check that ended {outcome.name}", outcome=outcome,
                        points=None if outcome in unscored else 4.0 if outcome is Outcome.PASSED else 0.0,
                        message=f"This is why: {outcome.value}.") for outcome in Outcome)


def report(*checks: CheckResult, **more) -> Report:
    checks = checks or (result(),)
    points = [check.points for check in checks]
    facts = {
        "schema": "grader/report/v1", "assignment": "backprop", "title": "Backpropagation on two moons",
        "submission": SubmissionInfo(name="mueller.py", file="mueller.py", sha256="ab" * 32, files=1),
        "level": Level.CONTAINED, "scope": "all", "score": None if None in points else sum(points),
        "max_score": sum(check.max_points for check in checks), "tasks": {}, "checks": checks, "warnings": (),
        "notes": (), "pictures": (), "provenance": provenance(),
    }
    return Report(**{**facts, **more})


def late(**more) -> Late:
    """Two days late, and what that costs of 3 of 4 points."""
    facts = {"days": 2, "final": 1.2, "words": "2 days late: graded out of 1.6: 3 of 4 becomes 1.2",
             "due": "2026-11-30T23:59:00+01:00", "submitted": "2026-12-02T12:00:00+01:00"}
    return Late(**{**facts, **more})


def provenance(**more) -> Provenance:
    facts = {"started": "2026-03-02T09:30:00Z", "seconds": 4.25, "worker_cpu_seconds": 2.5,
             "versions": {"grader": "0.1.0", "numpy": "2.4.6"}, "assignment_sha256": "cd" * 32,
             "seeds": "secret 5f3a", "data": ("make_moons",), "limits": {"wall": 60.0}}
    return Provenance(**{**facts, **more})


def curves(*lines: Curve) -> Curves:
    lines = lines or (Curve("training", (0.0, 1.0, 2.0), (1.0, 0.5, 0.25)),
                      Curve("validation", (0.0, 1.0, 2.0), (1.1, 0.7, 0.6)))
    return Curves(title="Error while training", alt="Both errors fall.", x_label="iteration", y_label="error",
                  curves=lines)


def images(**more) -> Images:
    facts = {"title": "First layer", "alt": "Two tiles.", "rows": 1, "columns": 2, "height": 2, "width": 2,
             "pixels": bytes(range(8)), "row_label": "filter", "column_label": "sample"}
    return Images(**{**facts, **more})


def surface(values=((-1.0, 1.0), (-1.0, 1.0)), points=((0.0, 0.0, 1.0), (0.5, 0.5, -1.0))) -> Surface:
    return Surface(title="Decision function", alt="Left is below zero.", low=-4.0, high=4.0, values=values,
                   points=points)


def error_map(wrong=((True, False), (False, False)), note="row 0 of 3") -> ErrorMap:
    return ErrorMap(title="Where it is wrong", alt="One of four is wrong.", wrong=wrong, note=note)


def shown(*pictures, check="forward_vector") -> tuple[ShownPicture, ...]:
    return tuple(ShownPicture(check, picture) for picture in pictures)
