"""One submission's scores for Autolab: the last line that its autograder prints.

In: a Report.  Out: one line of JSON.  Print the text report before it and nothing after it: Autolab shows what was
printed to the student, and reads the last line.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Optional

from grader.export.exported import Exported
from grader.export.json_text import json_line
from grader.model import CheckResult, Report


def autolab(report: Report, *, problems: Optional[Mapping[str, str]] = None) -> Exported:
    """Return the points of each task as one line, `{"scores": {"forward": 12.0}}`.

    `problems` gives tasks the names that the lab's problems have in Autolab; the others keep their id.  A task with an
    open check is left out: Autolab then leaves that problem without a score.
    """
    tasks: dict[str, list[CheckResult]] = {}
    for result in report.checks:
        tasks.setdefault(result.task, []).append(result)
    scores = {(problems or {}).get(task, task): _points(results) for task, results in tasks.items()}
    notes = tuple(f"{name}: a check is open; no score is written" for name, points in scores.items() if points is None)
    return Exported(json_line({"scores": {name: points for name, points in scores.items() if points is not None}}),
                    notes)


def _points(results: list[CheckResult]) -> float | None:
    points = [result.points for result in results]
    return None if None in points else round(sum(points), 2)
