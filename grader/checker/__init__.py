"""TRUSTED: run an assignment's checks against a submission.  This page is the one API that checks import.

A check is a pytest test with `@pytest.mark.points(4)`, perhaps `@pytest.mark.hidden` and `@pytest.mark.needs("id")`.
Its docstring is the rubric line.  Its fixtures (fixtures.py):

    student      the submission: `student.forward(x)` crosses the wire and brings back a plain value or a Remote
    worker       what else can be done in the worker: keep, fetch, build library objects, set globals
    results      the submission's result files: `results.load("part3_mlp_1")`, a .json or a .pkl
    reference    the trusted solution's module
    rng          a numpy Generator: the same for every student; seeded from the secret in hidden checks
    assignment   budgets and thresholds of assignment.yaml
    show         add a picture to the report
    use_data     load an image set, and have the report name it
    device       where tensors and nets of a training go that is judged by its accuracy: "cpu" or another

    recording.py what the reference answered when a bundle was made, told where the bundle is used
    verdict.py   how a check ends other than by returning
    expect.py    the assertions that end it so
    session.py   the one worker that answers, replaced when it dies
    student.py   names and objects on the other side, as Python calls
    result_files.py  result files that experiments have left: JSON is read here, a pickle goes through the wall
    means.py     whether an assignment can be graded under a budget, on a device
    plugin.py    pytest's events -> exactly one outcome for each declared check
    run.py       the door: run_checks
"""

from grader.checker.expect import assert_close, award, diagnose, fail, numbers
from grader.checker.recording import withheld
from grader.checker.student import Remote
from grader.checker.verdict import Verdict
from grader.compare import (
    EXACT,
    FLOAT32,
    FLOAT64,
    GRADIENT,
    Tolerance,
    away_from_kinks,
    compare,
    numeric_gradient,
    published,
    relative_error,
)
from grader.model import Curve, Curves, Diagnosis, ErrorMap, Images, Surface
from grader.training import Budget, Posed, Threshold, pose

__all__ = [
    "EXACT", "FLOAT32", "FLOAT64", "GRADIENT", "Budget", "Curve", "Curves", "Diagnosis", "ErrorMap", "Images", "Posed",
    "Remote", "Surface", "Threshold", "Tolerance", "Verdict", "assert_close", "award", "away_from_kinks", "compare",
    "diagnose", "fail", "numbers", "numeric_gradient", "pose", "published", "relative_error", "withheld",
]
