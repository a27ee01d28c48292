"""One submission's scores for Autolab: the last line that its autograder prints.

In: a Report.  Out: one line of JSON.  Print the text report before it and nothing after it: Autolab shows what was
printed to the student, and reads the last line.  It knows problems and no total of ours: where the late policy took
points, each problem bears its share of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate
from typing import Optional

from grader.export.exported import Exported
from grader.export.json_text import json_line
from grader.export.lateness import late_notes
from grader.model import CheckResult, Report


def autolab(report: Report, *, problems: Optional[Mapping[str, str]] = None) -> Exported:
    """Return the points of each task as one line, `{"scores": {"forward": 12.0}}`.

    `problems` gives tasks the names that the lab's problems have in Autolab; the others keep their id.  A task with an
    open check is left out: Autolab then leaves that problem without a score; so is every task while nobody knows what
    lateness costs.
    """
    tasks: dict[str, list[CheckResult]] = {}
    for result in report.checks:
        tasks.setdefault(result.task, []).append(result)
    raw = {(problems or {}).get(task, task): _points(results) for task, results in tasks.items()}
    if report.late and report.late.days and report.final is None:
        return Exported(json_line({"scores": {}}), ("handed in late and still open; no score is written",))
    notes = tuple(f"{name}: a check is open; no score is written" for name, points in raw.items() if points is None)
    known = {name: points for name, points in raw.items() if points is not None}
    return Exported(json_line({"scores": _after_late(report, known)}), (*late_notes(report), *notes))


def _after_late(report: Report, raw: dict[str, float]) -> dict[str, float]:
    """Return points that sum up to the final score, in the proportions of those before the late policy."""
    if not report.score or report.final in (None, report.score):
        return raw
    factor = report.final / report.score
    # Differences of rounded sums: so the hundredths lost and won by rounding cancel out.
    sums = [round(points * factor, 2) for points in accumulate(raw.values())]
    return {name: round(after - before, 2) for name, before, after in zip(raw, [0.0, *sums], sums)}


def _points(results: list[CheckResult]) -> float | None:
    points = [result.points for result in results]
    return None if None in points else round(sum(points), 2)
