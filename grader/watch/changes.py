"""What is different between two reports on the same work, in words for its author.

In: two Reports.  Out: lines of plain text.  Pure.
Trust: the titles are the assignment's own; nothing that student code said is repeated here.
"""

from __future__ import annotations

from grader.model import CheckResult, Outcome, Report
from grader.render.clean import clean_line
from grader.render.words import number, points, spoken


def changes(before: Report | None, after: Report) -> list[str]:
    """Return one line for each check that ended otherwise, and one of points; none for the first report."""
    if before is None:
        return []
    earlier = {result.id: result for result in before.checks}
    lines = [line for result in after.checks if result.id in earlier
             for line in _line(earlier[result.id], result)]
    return ["Since last time:", *lines, *_points(before, after)] if lines else ["Since last time: no difference."]


def says_nothing(report: Report) -> bool:
    """True when every check crashed with the same words: the file cannot be read, so the checks tell nothing of it.

    A slip while typing must not count as "now fails" for everything, nor its end as "now passes".
    """
    told = {(result.outcome, result.message) for result in report.checks}
    return len(report.checks) > 1 and len(told) == 1 and report.checks[0].outcome is Outcome.CRASHED


def _line(before: CheckResult, after: CheckResult) -> list[str]:
    title = clean_line(after.title)
    if before.outcome is not after.outcome:
        now = {Outcome.PASSED: "now passes", Outcome.FAILED: "now fails"}.get(after.outcome,
                                                                             f"now {spoken(after.outcome)}")
        return [f"  {now:<10}  {title}  (was {spoken(before.outcome)})"]
    if before.points != after.points:
        return [f"  {points(after):<10}  {title}  (was {points(before)})"]
    return []


def _points(before: Report, after: Report) -> list[str]:
    if before.score is None or after.score is None or before.score == after.score:
        return []
    return [f"  {after.score - before.score:+g} points: {number(after.score)}, was {number(before.score)}"]
