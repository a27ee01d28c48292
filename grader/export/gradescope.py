"""One submission's result for Gradescope: results.json, as its autograder specification describes it.

In: a Report.  Out: JSON.  Each check is a test with its score; the total is given as well, and Gradescope takes that
one: it is the score after the late policy, where the report has one.
An open score is no score: then no test has one either, and the first test says why.
Formats are "text" throughout, so that nothing a student wrote is read as markup.
"""

from __future__ import annotations

from typing import Any, Literal

from grader.errors import OperatorError
from grader.export.exported import Exported
from grader.export.json_text import json_text
from grader.export.lateness import late_notes
from grader.model import CheckResult, Outcome, Report, Visibility
from grader.render import words
from grader.render.clean import clean, clean_line
from grader.render.explained import with_output

Hidden = Literal["visible", "after_due_date", "after_published", "hidden"]
_HIDDEN = ("visible", "after_due_date", "after_published", "hidden")


def gradescope(report: Report, *, hidden: Hidden = "after_published") -> Exported:
    """Return the report as results.json.

    `hidden` says when students see the hidden checks; until then they see no total either, but for "hidden", which
    Gradescope means for tests without points.  Raises OperatorError for another word.
    """
    if hidden not in _HIDDEN:
        raise OperatorError(f"Hidden checks cannot be shown {hidden!r}.  Say one of: {', '.join(_HIDDEN)}.")
    result = {
        "output": _summary(report, hidden), "visibility": "visible", "stdout_visibility": "hidden",
        "output_format": "text", "test_output_format": "text", "test_name_format": "text",
        "execution_time": round(report.provenance.seconds, 1), "extra_data": _extra(report),
        "tests": [_test(report, result, hidden) for result in report.checks]}
    why = words.why_open(report)
    if not why:
        return Exported(json_text({"score": report.final, **result}), (*late_notes(report), *report.warnings))
    return Exported(json_text({**result, "tests": [_open_test(why), *result["tests"]]}),
                    (f"no score: {why}", *report.warnings))


def not_graded(why: str) -> str:
    """Return a results.json without a score, in which one test tells students why."""
    return json_text({"output": clean(why), "output_format": "text", "stdout_visibility": "hidden",
                      "tests": [_open_test(why)]})


def _open_test(why: str) -> dict[str, Any]:
    return {"name": "No score yet", "status": "failed", "output": clean(why), "output_format": "text",
            "visibility": "visible"}


def _test(report: Report, result: CheckResult, hidden: Hidden) -> dict[str, Any]:
    score = {} if report.final is None else {"score": result.points}
    return {
        **score, "max_score": result.max_points, "status": "passed" if result.outcome is Outcome.PASSED else "failed",
        "name": clean_line(result.title), "number": _number(report, result), "output": _told(result),
        "output_format": "text", "visibility": hidden if result.visibility is Visibility.HIDDEN else "visible",
        "extra_data": {"id": result.id, "task": result.task, "outcome": result.outcome.value}}


def _told(result: CheckResult) -> str:
    return "\n".join(filter(None, [f"{result.outcome.name}  {words.points(result)}", with_output(result)]))


def _number(report: Report, result: CheckResult) -> str:
    """Write a check's place as "2.1": the first check of the second task."""
    tasks = list(dict.fromkeys(check.task for check in report.checks))
    same = [check.id for check in report.checks if check.task == result.task]
    return f"{tasks.index(result.task) + 1}.{same.index(result.id) + 1}"


def _summary(report: Report, hidden: Hidden) -> str:
    """Say how it went, without counting what students do not see yet.

    What weakens the report, isolation above all, is for the operator: it would tell students where the wall is low.
    """
    shown = [result for result in report.checks if hidden == "visible" or result.visibility is Visibility.PUBLIC]
    head, all_of_them = words.tally_line(shown), len(shown) == len(report.checks)
    lines = [head if all_of_them else f"public checks: {head}", words.why_open(report),
             *words.lateness(report, with_points=all_of_them), *report.notes]
    return clean("\n".join(line for line in lines if line))


def _extra(report: Report) -> dict[str, Any]:
    """Name what was graded, how, and by what; the schema's name says how to read it."""
    return {"schema": report.schema, "assignment": report.assignment, "scope": report.scope,
            "level": report.level.value, "score": report.final, "raw_score": report.score,
            "max_score": report.max_score, "submission_sha256": report.submission.sha256,
            "assignment_sha256": report.provenance.assignment_sha256, "versions": report.provenance.versions,
            "warnings": report.warnings}
