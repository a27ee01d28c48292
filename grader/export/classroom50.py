"""One submission's result for Classroom 50: result.json, "classroom50/result/v1".

In: a Report, and what the service's environment tells of the run.  Out: JSON.
Points there are whole numbers: possible points are rounded up, earned points down, and full points stay full, so that
rounding gives nothing away and takes no full mark.  The score is the one after the late policy, the tests' points are
those before it.  Of the fields that may be there, owner and assignment_type are
written by the service's own runner.
"""

from __future__ import annotations

import math
from datetime import datetime, timezone
from typing import Any

from grader.errors import OperatorError
from grader.export.exported import Exported
from grader.export.json_text import json_text
from grader.export.lateness import late_notes
from grader.model import CheckResult, Outcome, Report
from grader.render import words
from grader.render.clean import clean_line

# Argument of `classroom50` -> the variable in which the service's runner tells it.
ENVIRONMENT = {"classroom": "CLASSROOM", "assignment": "ASSIGNMENT", "submission": "SUBMISSION_TAG",
               "commit": "COMMIT_URL", "release": "RELEASE_URL", "review": "REVIEW_URL"}


def classroom50(report: Report, *, classroom: str = "", assignment: str = "", submission: str = "", commit: str = "",
                release: str = "", review: str = "") -> Exported:
    """Return the report as result.json.

    The arguments are what ENVIRONMENT names, and all are needed but `review`, which is `commit` where it is empty.
    Raises OperatorError when one is missing, and while the score is open: the format has no word for that, and without
    a file the runner tells of an error and can be started again.
    """
    if report.final is None:
        raise OperatorError(f"Nothing to write for Classroom 50: {words.why_open(report)}.  Grade again.")
    run = {"classroom": classroom, "assignment": assignment, "submission": submission, "commit": commit,
           "release": release, "review": review or commit}
    _refuse_missing(run)
    score, possible = whole(report.final, report.max_score)
    result = {"schema": "classroom50/result/v1", **run, "datetime": _moment(report.provenance.started),
              "score": score, "max-score": possible, "tests": [_test(check) for check in report.checks]}
    exact = (score, possible) == (report.final, report.max_score)
    note = f"rounded to whole points: {words.score(report)} is written as {score} / {possible}"
    return Exported(json_text(result), (*late_notes(report), *([] if exact else [note])))


def whole(points: float, possible: float) -> tuple[int, int]:
    """Return points as whole numbers: possible ones rounded up, earned ones down unless they are full."""
    most = math.ceil(round(possible, 6))
    return (most if points >= possible else min(math.floor(round(points, 6)), most)), most


def _refuse_missing(run: dict[str, str]) -> None:
    if missing := [name for name, value in run.items() if not value]:
        raise OperatorError(f"Classroom 50 needs to know {', '.join(missing)}.  Its runner tells in the environment: "
                            f"{', '.join(ENVIRONMENT[name] for name in missing)}.")


def _test(result: CheckResult) -> dict[str, Any]:
    score, possible = whole(result.points, result.max_points)
    return {"test-name": clean_line(result.title) or result.id, "passed": result.outcome is Outcome.PASSED,
            "score": score, "max-score": possible}


def _moment(text: str) -> str:
    # Python 3.10 does not read the Z.
    moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
