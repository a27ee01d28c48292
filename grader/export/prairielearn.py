"""One submission's result for PrairieLearn: results.json of an external grader.

In: a Report.  Out: JSON.  The score is a share, 0 to 1, after the late policy.  An open score makes the submission "not
gradable": no points are given or lost, and the attempt does not count.  PrairieLearn shows every test to the student.
"""

from __future__ import annotations

from typing import Any

from grader.export.exported import Exported
from grader.export.json_text import json_text
from grader.export.lateness import late_notes
from grader.model import CheckResult, Report
from grader.render import words
from grader.render.clean import clean, clean_line
from grader.render.explained import explained

_MOST_BYTES = 1_000_000          # PrairieLearn takes files of up to 1 MB
_DIGITS = 6                      # of the share: what is beyond is noise of binary fractions
_LIMITS = (10_000, 2_000, 200, 20)  # characters of each text: the most that fit


def prairielearn(report: Report) -> Exported:
    """Return the report as results.json of at most 1 MB; texts are cut, all alike, where they would not fit."""
    if report.final is None:
        why = words.why_open(report)
        text = json_text({"gradable": False, "message": why, "format_errors": [why]})
        return Exported(text, (f"no score: {why}", *report.warnings))
    texts = (json_text(_result(report, limit)) for limit in _LIMITS)
    return Exported(next(text for text in texts if len(text.encode()) <= _MOST_BYTES),
                    (*late_notes(report), *report.warnings))


def _result(report: Report, limit: int) -> dict[str, Any]:
    share = report.final / report.max_score if report.max_score else 0.0
    about = "\n".join([words.tally_line(report.checks), *words.lateness(report), *report.notes])
    return {"gradable": True, "score": round(min(max(share, 0.0), 1.0), _DIGITS), "message": clean(about, limit),
            "tests": [_test(result, limit) for result in report.checks]}


def _test(result: CheckResult, limit: int) -> dict[str, Any]:
    message = "\n".join(filter(None, [result.outcome.name, explained(result, limit)]))
    return {"name": clean_line(result.title), "description": clean_line(result.id), "points": result.points,
            "max_points": result.max_points, "message": message, "output": clean(result.output, limit)}
