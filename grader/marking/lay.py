"""Lay marks over a report: what awaited a person's points has them, and the score is summed again.

In: a Report as it was graded, and Marks.  Out: a Report.  Pure; neither is changed, and the gradebook keeps both.
The late policy is not applied here: it takes the score that comes out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from grader.gradebook import Mark
from grader.marking.answers import digest_of
from grader.marking.given import deviation
from grader.model import CheckResult, Marked, Outcome, Report
from grader.render.words import number
from grader.score import score


def marked(report: Report, marks: Iterable[Mark]) -> Report:
    """Return `report` with the points of those marks that are for its answers, and its score.

    The newest mark of an answer counts; one of another answer does not.  A signature covered the report as it was, so
    it is left out of a report that is another one now.
    """
    newest = {(mark.question, mark.answer): mark for mark in sorted(marks, key=lambda mark: mark.id)
              if (mark.assignment, mark.name) == (report.assignment, report.submission.name)}
    results = tuple(_with_mark(report, result, newest) for result in report.checks)
    if results == report.checks:
        return report
    earned, possible = score(results)
    return msgspec.structs.replace(report, checks=results, score=earned, max_score=possible, signature=None)


def _with_mark(report: Report, result: CheckResult, newest: Mapping[tuple[str, str], Mark]) -> CheckResult:
    mark = newest.get((result.id, digest_of(report, result))) if result.outcome is Outcome.AWAITING else None
    if mark is None or not 0 <= mark.points <= result.max_points:
        return result
    return msgspec.structs.replace(result, outcome=_outcome(mark.points, result.max_points),
                                   message=_message(mark, result.max_points, result.message),
                                   points=round(mark.points, 2), marked=Marked(mark.by, mark.at))


def _outcome(points: float, most: float) -> Outcome:
    if points >= most:
        return Outcome.PASSED
    return Outcome.PARTIAL if points > 0 else Outcome.FAILED


def _message(mark: Mark, most: float, before: str) -> str:
    """The rubric's lines, the comment, and what the program itself has said of the answer."""
    return "\n".join([*_rubric(mark), *filter(None, [deviation(mark, most), mark.comment, before])])


def _rubric(mark: Mark) -> list[str]:
    # Points without a single tick were given without the rubric: then "not met" would be said of what nobody judged.
    if mark.points and not mark.ticked:
        return []
    return [f"{said}: {one.says} ({number(one.points)})"
            for said, lines in (("Met", mark.ticked), ("Not met", mark.unmet)) for one in lines]
