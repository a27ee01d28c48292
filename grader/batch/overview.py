"""The gradebook's newest results and whose they are -> Overview, what the class page and the exports are made from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from types import MappingProxyType
from typing import Any

from grader.assignment import Assignment
from grader.batch.outputs import report_address
from grader.batch.plan import Plan
from grader.batch.standing import Standing, standing_of
from grader.batch.whose import gone_from, nobodys, strangers, students_of, told_earlier
from grader.course import Course
from grader.gradebook import Gradebook, Kept
from grader.model import CheckResult, Outcome, Report
from grader.overview import Absent, CheckRate, MistakeCount, Overview, Row
from grader.render.clean import encodable
from grader.roster import Matching, Student

_NOT_LOADED = (Outcome.CRASHED, Outcome.OVER_LIMIT, Outcome.SKIPPED)  # no answer to a question ends so


def make_overview(plan: Plan, book: Gradebook) -> Overview:
    """Return the class as the gradebook has it now; what is no longer in the collection stands apart."""
    gone = gone_from({entry.name for entry in plan.collection.entries}, book.current(plan.assignment.id), plan.roster)
    return overview_of(plan.course, plan.assignment, book, plan.matching,
                       tuple(note.text for note in plan.collection.notes), gone)


def overview_of(course: Course, assignment: Assignment, book: Gradebook, matching: Matching | None,
                notes: tuple[str, ...] = (), gone: Mapping[str, Sequence[Student]] = MappingProxyType({})) -> Overview:
    """Return the newest results of one assignment; `matching` is None where there is no roster.

    The submissions in `gone`, each with its students, stand apart: they are in no figure.
    """
    seen, students, reasons = Seen(), students_of(matching), nobodys(matching)
    rows, apart = [], []
    for kept in book.current(assignment.id):
        standing = standing_of(book, kept, course)  # one at a time: their reports are large
        problem = _problem(standing.report, assignment)
        if (name := encodable(kept.name)) in gone:
            apart += [_row(standing, student, True, problem, course, "") for student in gone[name] or [None]]
            continue
        seen.add(kept, standing.report)
        rows += [_row(standing, student, student is not None or matching is None, problem, course,
                      reasons.get(kept.name, "")) for student in students.get(kept.name, [None])]
    return Overview(
        course=course.name, assignment=assignment.id, title=assignment.settings.title,
        tasks=assignment.settings.tasks, made=datetime.now(timezone.utc), levels=tuple(seen.levels),
        max_score=max([assignment.settings.points, *(row.max_score for row in rows)]),  # more under the full budget
        rows=told_earlier(sorted(rows, key=lambda row: row.name)),
        checks=seen.rates(list(assignment.settings.tasks)), mistakes=seen.frequent(),
        missing=tuple(map(_absent, matching.missing)) if matching else (), notes=(*notes, *strangers(matching)),
        warnings=tuple(seen.warnings), gone=tuple(sorted(apart, key=lambda row: row.name)))


def _row(standing: Standing, student: Student | None, matched: bool, problem: str, course: Course,
         why_unmatched: str) -> Row:
    kept = standing.kept
    return Row(
        name=kept.name, student=student.name if student else kept.student.name or kept.name,
        student_id=student.key if student else kept.student.id, email=student.email if student else kept.student.email,
        login=_login(student) if student else "", section=student.section if student else "",
        matched=matched, why_unmatched=why_unmatched, submitted=_local(kept.submitted, course),
        problem=problem, report=report_address(kept.name), **graded_of(standing))


def graded_of(standing: Standing) -> dict[str, Any]:
    """Return the fields of a Row that tell what was graded, and nothing of whose it is."""
    kept, report = standing.kept, standing.report
    return {
        "graded": kept.graded, "seconds": kept.seconds, "score": report.score, "final": standing.final,
        "max_score": kept.max_score, "late": standing.late_words,
        "outcomes": {check.id: check.outcome for check in report.checks},
        "points": {check.id: check.points for check in report.checks}, "mistakes": _mistakes(report.checks),
        "days_late": standing.late.days if standing.late else 0, "unread": _unread(report.checks),
        "answers_unread": _unread_answers(report.checks)}


def _problem(report: Report, assignment: Assignment) -> str:
    """Return why there was nothing to grade; a question's message tells of its answer instead."""
    told = (check.message for check in report.checks if check.id not in assignment.settings.questions)
    return next(told, "") if report.submission.file is None else ""


def _unread_answers(checks: tuple[CheckResult, ...]) -> str:
    """Return why answers that are there were not read: what their student reads of the first, until a person has."""
    found = (check for check in checks if check.unread and check.outcome in (Outcome.MISSING, Outcome.AWAITING))
    return next((check.message.partition("\n")[0] for check in found), "")


def _absent(student: Student) -> Absent:
    return Absent(student.name or student.key, student.key, student.email, _login(student), student.section)


def _local(moment: datetime | None, course: Course) -> datetime | None:
    return moment.astimezone(course.time_zone) if moment and course.time_zone else moment


def _login(student: Student) -> str:
    return student.logins[0] if student.logins else ""


def _mistakes(checks: tuple[CheckResult, ...]) -> tuple[str, ...]:
    return tuple(_where_made(checks))


def _where_made(checks: tuple[CheckResult, ...]) -> dict[str, list[str]]:
    """Return mistake -> checks; also why the file could not be loaded, where that is no mistake that has a name."""
    made: dict[str, list[str]] = defaultdict(list)
    for check in checks:
        if check.diagnosis:
            made[check.diagnosis.mistake].append(check.id)
    if (cause := _unread(checks)) not in ("", *made):
        made[cause] = [check.id for check in checks if check.unread and check.outcome in _NOT_LOADED]
    return made


def _unread(checks: tuple[CheckResult, ...]) -> str:
    """Return why the file could not be loaded, as a mistake or else as the first line of what its student reads."""
    first = next((check for check in checks if check.unread and check.outcome in _NOT_LOADED), None)
    if first is None:
        return ""
    return first.diagnosis.mistake if first.diagnosis else first.message.partition("\n")[0]


class Seen:
    """Counts over all reports."""

    def __init__(self) -> None:
        self.levels: dict = {}
        self.warnings: dict[str, None] = {}
        self._checks: dict[str, CheckResult] = {}
        self._counts: dict[str, Counter] = defaultdict(Counter)
        self._made: dict[str, dict[str, None]] = defaultdict(dict)    # mistake -> submissions
        self._where: dict[str, dict[str, None]] = defaultdict(dict)   # mistake -> checks

    def add(self, kept: Kept, report: Report) -> None:
        """Count one submission."""
        self.levels[kept.level] = None
        self.warnings |= dict.fromkeys(report.warnings)
        for check in report.checks:
            self._checks[check.id] = check
            self._counts[check.id][check.outcome] += 1
        for mistake, found_by in _where_made(report.checks).items():
            self._made[mistake][kept.name] = None
            self._where[mistake] |= dict.fromkeys(found_by)

    def rates(self, tasks: list[str]) -> tuple[CheckRate, ...]:
        """Return the checks in the handout's order."""
        order = {task: place for place, task in enumerate(tasks)}
        ordered = sorted(self._checks.values(), key=lambda check: order.get(check.task, len(order)))
        return tuple(CheckRate(check.id, check.task, check.title, check.visibility, check.max_points,
                               dict(self._counts[check.id])) for check in ordered)

    def frequent(self) -> tuple[MistakeCount, ...]:
        """Return the mistakes, the most frequent first."""
        ordered = sorted(self._made, key=lambda mistake: (-len(self._made[mistake]), mistake))
        return tuple(MistakeCount(one, tuple(self._where[one]), tuple(self._made[one])) for one in ordered)
