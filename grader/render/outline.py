"""The order in which a report is told: tasks, and in each its checks.

In: a Report.  Out: Sections, which text and HTML both follow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from grader.model import CheckResult, Diagnosis, Outcome, Report


@dataclass(frozen=True)
class Entry:
    """One check, and what of its explanation stands above it already.

    `repeats`: all of it, in the check just above.  `same_mistake`: the mistake and what to try, in the last diagnosis.
    """

    result: CheckResult
    repeats: bool
    same_mistake: bool = False


@dataclass(frozen=True)
class Section:
    """One task of the handout: its points so far, its possible points, its checks."""

    title: str
    earned: float
    possible: float
    open: int                 # checks whose points are null
    entries: tuple[Entry, ...]


def outline(report: Report) -> tuple[Section, ...]:
    """Group the checks by task, tasks and checks in the order in which they first appear."""
    tasks: dict[str, list[CheckResult]] = {}
    for result in report.checks:
        tasks.setdefault(result.task, []).append(result)
    sections: list[Section] = []
    above: Optional[CheckResult] = None
    diagnosed: Optional[Diagnosis] = None
    for task, results in tasks.items():
        entries = []
        for result in results:
            entries.append(Entry(result, _repeats(result, above), _is_same(result.diagnosis, diagnosed)))
            above, diagnosed = result, result.diagnosis or diagnosed
        sections.append(_section(report.tasks.get(task, task), entries))
    return tuple(sections)


def _section(title: str, entries: list[Entry]) -> Section:
    points = [entry.result.points for entry in entries]
    earned = sum(value for value in points if value is not None)
    possible = sum(entry.result.max_points for entry in entries)
    return Section(title, earned, possible, points.count(None), tuple(entries))


def _repeats(result: CheckResult, above: Optional[CheckResult]) -> bool:
    # A passing check's message is not always printed, so nothing may refer to it.
    if above is None or Outcome.PASSED in (result.outcome, above.outcome) or not result.message:
        return False
    return _told(result) == _told(above)


def _is_same(diagnosis: Optional[Diagnosis], before: Optional[Diagnosis]) -> bool:
    if diagnosis is None or before is None:
        return False
    return (diagnosis.mistake, diagnosis.hint, diagnosis.certain) == (before.mistake, before.hint, before.certain)


def _told(result: CheckResult) -> tuple:
    return result.message, result.diagnosis, result.answer, result.answer_file, result.marked
