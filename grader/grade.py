"""The story of one submission.

    submission -> intake -> sandbox -> worker <-> wire <-> checker -> outcomes -> score -> report
                    |                                                    ^
                    '-> answers to questions (questions/), beside the code -'
"""

from __future__ import annotations

import hashlib
import platform
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import msgspec

from grader import __version__
from grader.assignment import Assignment, load_assignment
from grader.catalogue import EXPLAINABLE, Part, Rehearsal, named, rehearsal_for
from grader.checker.evidence import Evidence
from grader.checker.run import NOTHING_RUN, Findings, run_checks, without_answers
from grader.course import Course, Secret
from grader.errors import AuthorError, OperatorError
from grader.intake import read_submission
from grader.mistakes import load_mistakes
from grader.model import (
    REPORT_SCHEMA,
    Check,
    CheckResult,
    Level,
    Outcome,
    Provenance,
    Report,
    Submission,
    SubmissionInfo,
)
from grader.questions import questions_of
from grader.questions.judge import Judged, judge, notes_on, unjudged
from grader.questions.kinds import Question
from grader.sandbox import MECHANISMS, Mechanism, mechanism_for
from grader.sandbox.libraries import require_installed, require_libraries, versions_of
from grader.score import score
from grader.training import SHORT, Means


@dataclass(frozen=True)
class Graded:
    """A report, and what only the operator sees: our own tracebacks, and whether the run was interrupted."""

    report: Report
    faults: tuple[str, ...] = ()
    interrupted: bool = False
    evidence: Mapping[str, Evidence] = field(default_factory=dict)   # of each check that ran; never in a report


def grade(course: Course, assignment_id: str, path: Path, level: Level, *, public_only: bool = False,
          means: Means = SHORT, on_check: Callable[[Check], None] = lambda check: None,
          on_result: Callable[[CheckResult], None] = lambda result: None,
          on_mistake: Callable[[int, int], None] = lambda done, total: None) -> Graded:
    """Grade the file or folder at `path` and return its report, whatever is in it.

    `means` come from checker/means.py.  `on_check` hears of each check as it begins, `on_result` as it ends;
    `on_mistake` how many known mistakes of how many have been rehearsed, which is done once, when something fails.
    Raises OperatorError (unknown assignment, level not available) and AuthorError (the assignment is wrong).
    """
    with Desk(course, assignment_id, level, on_mistake, means=means) as desk:
        return desk.grade(path, public_only=public_only, on_check=on_check, on_result=on_result)


class Desk:
    """One assignment, ready to grade: its sandbox stays warm from one submission to the next.  A context."""

    def __init__(self, course: Course, assignment_id: str, level: Level,
                 on_mistake: Callable[[int, int], None] = lambda done, total: None, threads: int | None = None,
                 means: Means = SHORT) -> None:
        """`threads` is how many a worker uses for one sum, in place of the assignment's own number; `means` come from
        checker/means.py.

        Raises OperatorError (unknown assignment, level not available) and AuthorError (the assignment is wrong)."""
        self._on_mistake, self._means = on_mistake, means
        self._course, self._assignment = course, load_assignment(course, assignment_id)
        settings = self._assignment.settings
        if settings.bundle:
            require_installed(settings.libraries)
        else:
            require_libraries(settings.libraries, self._assignment.folder / "assignment.yaml")
        self._mistakes = load_mistakes(self._assignment.folder)
        self._asked = questions_of(self._assignment)
        self._rehearsed: dict[str, tuple[Part, ...]] = {}   # check -> what the mistakes answer there
        self._mechanism = mechanism_for(level)
        self._sandbox = self._mechanism.open(settings.libraries, settings.forbidden, threads or settings.threads)

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_error: object) -> None:
        self._sandbox.close()

    def public_checks(self, tasks: tuple[str, ...]) -> tuple[str, ...]:
        """Return the ids of the public checks of `tasks`; raises OperatorError for a task that has none."""
        listed = without_answers(self._assignment, "", public_only=True, budget=self._means.budget)
        known = {result.task: None for result in listed}
        for task in tasks:
            if task not in known:
                raise OperatorError(f"There is no task `{task}` with public checks; there are: {', '.join(known)}.")
        return tuple(result.id for result in listed if result.task in tasks)

    def grade(self, path: Path, **options: Any) -> Graded:
        """Grade the file or folder at `path`; the options are those of `grade_submission`."""
        return self.grade_submission(read_submission(path, self._assignment.settings.file), **options)

    def grade_submission(self, submission: Submission, *, public_only: bool = False, name_mistakes: bool = True,
                         first_failure: bool = False, secret: bytes | None = None, float32: bool = False,
                         only: tuple[str, ...] = (), questions: bool = True,
                         on_check: Callable[[Check], None] = lambda check: None,
                         on_result: Callable[[CheckResult], None] = lambda result: None) -> Graded:
        """Grade what intake has read.

        name_mistakes=False leaves out the catalogue; first_failure=True stops at the first check that is not passed,
        and its report is no grade: the other checks are BROKEN.  `secret` draws other hidden cases than the course's;
        float32=True sends every array of float64 as float32.  `only` names the checks to run, with those that
        they need, and the questions to judge; none is all.  questions=False judges the code alone.
        """
        started, clock = datetime.now(timezone.utc), time.perf_counter()
        public_only = public_only or self._assignment.settings.bundle
        asked = self._asked if questions else {}
        checks = tuple(name for name in only if name not in asked)
        if only and not checks:
            found = NOTHING_RUN
        elif submission.main is None:
            results = without_answers(self._assignment, submission.problem, public_only=public_only,
                                      budget=self._means.budget)
            found = replace(NOTHING_RUN, results=results)
        else:
            found = run_checks(self._assignment, submission,
                               lambda limits, *device: self._sandbox.connect(submission, limits, *device),
                               secret or self._course.secret.key, public_only=public_only,
                               first_failure=first_failure, float32=float32, only=checks, means=self._means,
                               on_check=on_check, on_result=on_result)
            if name_mistakes:
                found = replace(found, results=self._named(found))
        if asked and not (found.interrupted or first_failure):
            found = self._with_questions(found, asked, submission, public_only, only, on_result)
        report = _report(self._assignment, submission, found, self._mechanism, self._course.secret, public_only,
                         self._means, started, round(time.perf_counter() - clock, 1))
        return Graded(report, found.faults, found.interrupted, found.evidence)

    def _with_questions(self, found: Findings, asked: dict[str, Question], submission: Submission, public_only: bool,
                        only: tuple[str, ...], on_result: Callable[[CheckResult], None]) -> Findings:
        """Return the findings with the questions behind the checks of their task, or notes where no key is at hand."""
        assignment = self._assignment
        if public_only:
            judged = Judged((), notes_on(asked, submission, assignment.id))
        elif only and not set(only) & set(asked):
            return found
        else:
            judged = judge(asked, submission, self._course.secret.key, assignment.id, set(only) & set(asked))
        for result in judged.results:
            on_result(result)
        return replace(found, results=_in_order(assignment, (*found.results, *judged.results)),
                       notes=(*found.notes, *judged.notes), faults=(*found.faults, *judged.faults))

    def _named(self, found: Findings) -> tuple[CheckResult, ...]:
        """Return the results with the known mistakes that explain them; a check's first failure has them rehearsed."""
        # Where nothing was answered the file could not be read, and no variant of the reference explains that.
        failed = [result.id for result in found.results if result.outcome in EXPLAINABLE
                  and result.id in found.evidence and found.evidence[result.id].answers != []]
        if found.interrupted or not failed:
            return found.results
        if new := [check for check in failed if check not in self._rehearsed]:
            made = rehearsal_for(self._assignment, self._course.secret.key, self._mechanism.level, new,
                                 self._on_mistake)
            self._rehearsed |= {check: made.of(check) for check in new}
        parts = tuple(part for check in failed for part in self._rehearsed[check])
        return named(found.results, found.evidence, self._mistakes, Rehearsal(parts))


def broken_report(course: Course, assignment: Assignment, submission: Submission, level: Level, why: str,
                  means: Means = SHORT) -> Report:
    """Return a report in which every check is BROKEN: grading itself failed, and `why` goes to the operator."""
    told = "This could not be graded.  That is our fault, not yours: it costs nothing, and it will be graded again."
    results = without_answers(assignment, told, public_only=False, outcome=Outcome.BROKEN, budget=means.budget)
    results = _in_order(assignment, (*results, *unjudged(questions_of(assignment), told)))
    found = replace(NOTHING_RUN, results=results, faults=(why,))
    mechanism = next(mechanism for mechanism in MECHANISMS if mechanism.level is level)  # had elsewhere, perhaps
    return _report(assignment, submission, found, mechanism, course.secret, False, means,
                   datetime.now(timezone.utc), 0.0)


def _in_order(assignment: Assignment, results: tuple[CheckResult, ...]) -> tuple[CheckResult, ...]:
    """Return the results in the order of the tasks; inside of one task they stay as they are.

    Raises AuthorError when a question has the id of a check.
    """
    ids = Counter(result.id for result in results)
    if twice := [id for id, count in ids.items() if count > 1]:
        raise AuthorError(f"{assignment.folder / 'assignment.yaml'}: questions.{twice[0]} is also the name of a "
                          "check.  Give the question another.")
    order = list(assignment.settings.tasks)
    return tuple(sorted(results, key=lambda result: order.index(result.task)))


def _report(assignment: Assignment, submission: Submission, found: Findings, mechanism: Mechanism, secret: Secret,
            public_only: bool, means: Means, started: datetime, seconds: float) -> Report:
    earned, possible = score(found.results)
    provenance = Provenance(
        started=started.isoformat(timespec="seconds"), seconds=seconds, worker_cpu_seconds=round(found.cpu_seconds, 1),
        versions=_versions(assignment), assignment_sha256=assignment.sha256(), seeds=_seeds(secret, public_only),
        data=found.data, limits=msgspec.to_builtins(assignment.settings.limits), budget=means.budget,
        device=means.device)
    return Report(
        schema=REPORT_SCHEMA, assignment=assignment.id, title=assignment.settings.title,
        submission=submission_info(submission), level=mechanism.level, scope="public" if public_only else "all",
        score=earned, max_score=possible, tasks=assignment.settings.tasks, checks=found.results,
        warnings=_warnings(assignment, mechanism, secret, public_only),
        notes=(*submission.notes, *found.notes, *filter(None, [means.note])),
        pictures=found.pictures, provenance=provenance)


def submission_info(submission: Submission) -> SubmissionInfo:
    """Return what a report tells of a submission: its digest, none of its content."""
    digest = hashlib.sha256()
    for file in sorted(submission.files, key=lambda file: file.path):
        digest.update(f"{file.path}\0{len(file.data)}\0".encode("utf-8", "surrogateescape") + file.data)
    sha256 = digest.hexdigest() if submission.files else None
    return SubmissionInfo(submission.name, submission.main, sha256, len(submission.files))


def _warnings(assignment: Assignment, mechanism: Mechanism, secret: Secret, public_only: bool) -> tuple[str, ...]:
    if public_only:
        return ()
    demonstration = ("Demonstration secret: the hidden cases are drawn from a published secret, so they are not "
                     "hidden. Set GRADER_SECRET, or write the file .grader-secret, before grading for credit.")
    return (*filter(None, [mechanism.warning]), *([demonstration] if secret.demonstration else []))


def _seeds(secret: Secret, public_only: bool) -> str:
    if public_only:
        return "public cases: fixed"
    kind = "the demonstration secret" if secret.demonstration else "the course's secret"
    return f"public cases: fixed; hidden cases: drawn from {kind} with fingerprint {secret.fingerprint}"


def _versions(assignment: Assignment) -> dict[str, str]:
    found = versions_of(("numpy", *assignment.settings.libraries))
    return {"grader": __version__, "python": platform.python_version(), "system": platform.system(), **found}
