"""Find tolerances and thresholds that refuse no right submission: run right solutions and mistakes over many seeds.

In: a course, an assignment's id, how many seeds.  Out: Calibration.
Each run draws its hidden cases from a secret of its own.  Runs differ in their threads and in the digits of what is
sent, too: both change the last digits of every sum.
"""

from __future__ import annotations

import hashlib
import math
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from grader.assignment import Assignment, load_assignment
from grader.calibration import margins, propose
from grader.calibration.found import figure_of
from grader.calibration.result import (
    CALIBRATION_SCHEMA,
    CalibratedThreshold,
    CalibratedTolerance,
    Calibration,
    Rejection,
)
from grader.catalogue.rehearsal import EXPLAINABLE
from grader.catalogue.rehearse import completed, mistaken
from grader.checker.evidence import Evidence
from grader.checker.run import checks_of
from grader.course import Course
from grader.crew import Crew, Done, Task
from grader.errors import GraderError, OperatorError
from grader.intake import read_submission
from grader.mistakes import Mistake, load_mistakes
from grader.model import Level, Submission
from grader.validate import right_solutions

_REFERENCE = "reference"
_LEAST = 20          # runs of each right solution but the reference: fewer bound nothing
_OF_A_MISTAKE = 5
_FLOAT32 = 4         # every so many runs get float32

Samples = dict[str, dict[str, list[float]]]   # figure or tolerance -> solution or mistake -> one for each run


@dataclass(frozen=True)
class _Run:
    """One grading: who, under which variation."""

    who: str
    seed: int
    threads: int
    mistake: bool

    @property
    def float32(self) -> bool:
        return self.seed % _FLOAT32 == _FLOAT32 - 1

    @property
    def text(self) -> str:
        digits = ", float32" if self.float32 else ""
        return f"seed {self.seed}{digits}, {self.threads} thread{'s' if self.threads > 1 else ''}"

    @property
    def name(self) -> str:
        return f"{self.who}: {self.text}"


class _Findings:
    """Fills up as runs end."""

    def __init__(self) -> None:
        self.rejections: list[Rejection] = []
        self.data: dict[str, None] = {}
        self.figures: dict[bool, Samples] = {wrong: defaultdict(lambda: defaultdict(list)) for wrong in (True, False)}
        self.used: dict[bool, Samples] = {wrong: defaultdict(lambda: defaultdict(list)) for wrong in (True, False)}
        self.failing: dict[str, dict[str, None]] = defaultdict(dict)   # check -> mistakes that fail it
        self.check_of: dict[str, str] = {}
        self.counted: dict[str, int | None] = {}   # threshold -> of how many its figure is a fraction
        self.runs = 0


def calibrate(course: Course, assignment_id: str, level: Level, *, seeds: int = 200, threads: tuple[int, ...] = (1, 2),
              jobs: int = 1, checks: tuple[str, ...] = (),
              on_done: Callable[[str, int, int], None] = lambda what, done, total: None) -> Calibration:
    """Return what right solutions and mistakes reach over `seeds` seeds, and the thresholds that follow from it.

    `checks` are those to run, with the mistakes that lose one of them; none is all.
    Raises OperatorError, AuthorError, and GraderError when a run could not be made.
    """
    if seeds < _LEAST:
        raise OperatorError(f"{seeds} seeds bound nothing; give at least {_LEAST}: --seeds 200")
    began, assignment = time.perf_counter(), load_assignment(course, assignment_id)
    if unknown := sorted(set(checks) - set(known := checks_of(assignment))):
        raise OperatorError(f"There is no check `{unknown[0]}`; there are: {', '.join(known)}.")
    mistakes = [mistake for mistake in load_mistakes(assignment.folder)
                if not checks or not set(checks).isdisjoint(mistake.loses)]
    works = _works(assignment, mistakes)
    runs = list(_runs(works, {mistake.name for mistake in mistakes}, seeds, threads))
    found = _Findings()
    for count in threads:
        tasks = [_task(run, works[run.who], checks) for run in runs if run.threads == count]
        by_name = {run.name: run for run in runs}
        with Crew(course, assignment_id, level, jobs, threads=count) as crew:
            for done in crew.grade(tasks):
                _take(found, by_name[done.task.name], done, assignment, {m.name: m for m in mistakes})
                on_done(by_name[done.task.name].who, found.runs, len(runs))
    wrong = tuple(mistake.name for mistake in mistakes)
    return Calibration(
        schema=CALIBRATION_SCHEMA, assignment=assignment.id, title=assignment.settings.title, level=level,
        data=tuple(found.data), solutions=tuple(name for name in works if name not in wrong), mistakes=wrong,
        seeds=seeds, variations=_variations(threads), runs=len(runs), right_runs=sum(not run.mistake for run in runs),
        rejections=tuple(found.rejections), thresholds=tuple(_thresholds(assignment, found)),
        tolerances=tuple(_tolerances(found)), seconds=round(time.perf_counter() - began, 1))


def _works(assignment: Assignment, mistakes: Iterable[Mistake]) -> dict[str, Submission]:
    """Return what is graded, by its name: right solutions, with the results of the reference, and mistakes."""
    text = assignment.reference.read_text(encoding="utf-8")
    right = {_REFERENCE: assignment.reference.parent, **{path.stem: path for path in right_solutions(assignment)}}
    return {**{name: completed(assignment, read_submission(path, assignment.settings.file))
               for name, path in right.items()},
            **{mistake.name: mistaken(assignment, mistake, text) for mistake in mistakes}}


def _runs(works: Iterable[str], mistakes: set[str], seeds: int, threads: tuple[int, ...]) -> Iterator[_Run]:
    first = 0
    for who in works:
        wrong = who in mistakes
        count = seeds if who == _REFERENCE else _OF_A_MISTAKE if wrong else max(_LEAST, seeds // 10)
        for seed in range(first, first + count):
            yield _Run(who, seed, threads[seed % len(threads)], wrong)
        # On one seed two right solutions reach the same figure: it would be counted as two.
        first += count


def _task(run: _Run, work: Submission, checks: tuple[str, ...]) -> Task:
    secret = hashlib.sha256(f"calibration, seed {run.seed}".encode()).digest()
    return Task(run.name, work, {"name_mistakes": False, "questions": False, "secret": secret,
                                 "float32": run.float32, "only": checks}, figures=True)


def _variations(threads: tuple[int, ...]) -> tuple[str, ...]:
    counts = " and ".join(str(count) for count in threads)
    return ("1 thread" if threads == (1,) else f"{counts} threads, in turn",
            f"every {_FLOAT32}th run with arrays sent as float32")


def _take(found: _Findings, run: _Run, done: Done, assignment: Assignment, mistakes: Mapping[str, Mistake]) -> None:
    if done.graded is None:
        raise GraderError(f"{run.name}: {done.error}")
    found.runs += 1
    report, evidence = done.graded.report, done.graded.evidence
    found.data |= dict.fromkeys(report.provenance.data)
    if not run.mistake:
        found.rejections += [Rejection(run.who, run.text, check.id, check.message) for check in report.checks
                             if check.points != check.max_points]
    else:
        for check in report.checks:
            if check.outcome in EXPLAINABLE:
                found.failing[check.id][run.who] = None
    for check, seen in evidence.items():
        if not run.mistake or check in mistakes[run.who].loses:
            _measure(found, run, check, seen, assignment)


def _measure(found: _Findings, run: _Run, check: str, seen: Evidence, assignment: Assignment) -> None:
    for figure in seen.figures:
        name = next((name for name, one in assignment.settings.thresholds.items() if one == figure.threshold), "")
        if name and math.isfinite(figure.value):
            found.check_of[name], found.counted[name] = check, figure.of
            found.figures[run.mistake][name][run.who].append(figure.value)
    used: dict[str, float] = {}
    for margin in seen.margins:
        if math.isfinite(margin.used):
            used[margin.tolerance] = max(margin.used, used.get(margin.tolerance, 0.0))
    for tolerance, most in used.items():
        found.used[run.mistake][f"{check}\0{tolerance}"][run.who].append(most)


def _thresholds(assignment: Assignment, found: _Findings) -> Iterator[CalibratedThreshold]:
    for name, right in found.figures[False].items():
        current, wrong = assignment.settings.thresholds[name], found.figures[True].get(name, {})
        fraction = all(0 <= figure <= 1 for samples in (*right.values(), *wrong.values()) for figure in samples)
        kind = {"images": found.counted[name]} if found.counted[name] else {"fraction": fraction}
        proposal = propose(_grouped(right), wrong, current, what=figure_of(current.found), **kind)
        yield CalibratedThreshold(name, found.check_of[name], proposal, _frozen(right), _frozen(wrong))


def _grouped(right: Mapping[str, list[float]]) -> dict[str, list[float]]:
    """Return the reference, and all others together: each of them alone has too few runs to bound a rare failure."""
    others = [figure for name, figures in right.items() if name != _REFERENCE for figure in figures]
    return {_REFERENCE: right.get(_REFERENCE, []), **({"other right solutions": others} if others else {})}


def _frozen(samples: Mapping[str, list[float]]) -> dict[str, tuple[float, ...]]:
    return {who: tuple(figures) for who, figures in samples.items()}


def _tolerances(found: _Findings) -> Iterator[CalibratedTolerance]:
    for key, right in found.used[False].items():
        check, tolerance = key.split("\0")
        # A mistake that this comparison accepts fails elsewhere in the check.
        wrong = {who: used for who, used in found.used[True].get(key, {}).items() if max(used) > 1}
        otherwise = [who for who in found.failing[check] if who not in wrong]
        yield CalibratedTolerance(check, tolerance, margins(right, wrong, otherwise))
