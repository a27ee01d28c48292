"""The story of one submission.

    submission -> intake -> sandbox -> worker <-> wire <-> checker -> outcomes -> score -> report
"""

from __future__ import annotations

import hashlib
import platform
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timezone
from importlib import metadata
from pathlib import Path

import msgspec

from grader import __version__
from grader.assignment import Assignment, load_assignment
from grader.checker.run import Findings, run_checks, without_answers
from grader.course import Course, Secret
from grader.intake import read_submission
from grader.model import REPORT_SCHEMA, CheckResult, Level, Provenance, Report, Submission, SubmissionInfo
from grader.sandbox import Mechanism, mechanism_for
from grader.score import score


@dataclass(frozen=True)
class Graded:
    """A report, and what only the operator sees: our own tracebacks, and whether the run was interrupted."""

    report: Report
    faults: tuple[str, ...] = ()
    interrupted: bool = False


def grade(course: Course, assignment_id: str, path: Path, level: Level, *, public_only: bool = False,
          on_result: Callable[[CheckResult], None] = lambda result: None) -> Graded:
    """Grade the file or folder at `path` and return its report, whatever is in it.

    Raises OperatorError (unknown assignment, level not available) and AuthorError (the assignment is wrong).
    """
    with Desk(course, assignment_id, level) as desk:
        return desk.grade(path, public_only=public_only, on_result=on_result)


class Desk:
    """One assignment, ready to grade: its sandbox stays warm from one submission to the next.  A context."""

    def __init__(self, course: Course, assignment_id: str, level: Level) -> None:
        """Raises OperatorError (unknown assignment, level not available) and AuthorError (the assignment is wrong)."""
        self._course, self._assignment = course, load_assignment(course, assignment_id)
        settings = self._assignment.settings
        self._mechanism = mechanism_for(level)
        self._sandbox = self._mechanism.open(settings.libraries, settings.forbidden)

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_error: object) -> None:
        self._sandbox.close()

    def grade(self, path: Path, *, public_only: bool = False,
              on_result: Callable[[CheckResult], None] = lambda result: None) -> Graded:
        """Grade the file or folder at `path`; see the function `grade`."""
        submission = read_submission(path, self._assignment.settings.file)
        started, clock = datetime.now(timezone.utc), time.perf_counter()
        if submission.main is None:
            results = without_answers(self._assignment, submission.problem, public_only=public_only)
            found = Findings(results, (), (), (), 0.0, (), False)
        else:
            found = run_checks(self._assignment, submission, lambda limits: self._sandbox.connect(submission, limits),
                               self._course.secret.key, public_only=public_only, on_result=on_result)
        report = _report(self._assignment, submission, found, self._mechanism, self._course.secret, public_only,
                         started, round(time.perf_counter() - clock, 1))
        return Graded(report, found.faults, found.interrupted)


def _report(assignment: Assignment, submission: Submission, found: Findings, mechanism: Mechanism, secret: Secret,
            public_only: bool, started: datetime, seconds: float) -> Report:
    earned, possible = score(found.results)
    provenance = Provenance(
        started=started.isoformat(timespec="seconds"), seconds=seconds, worker_cpu_seconds=round(found.cpu_seconds, 1),
        versions=_versions(assignment), assignment_sha256=assignment.sha256(), seeds=_seeds(secret, public_only),
        data=found.data, limits=msgspec.to_builtins(assignment.settings.limits))
    return Report(
        schema=REPORT_SCHEMA, assignment=assignment.id, title=assignment.settings.title,
        submission=_info(submission), level=mechanism.level, scope="public" if public_only else "all",
        score=earned, max_score=possible, tasks=assignment.settings.tasks, checks=found.results,
        warnings=_warnings(mechanism, secret, public_only), notes=(*submission.notes, *found.notes),
        pictures=found.pictures, provenance=provenance)


def _info(submission: Submission) -> SubmissionInfo:
    digest = hashlib.sha256()
    for file in sorted(submission.files, key=lambda file: file.path):
        digest.update(f"{file.path}\0{len(file.data)}\0".encode("utf-8", "surrogateescape") + file.data)
    sha256 = digest.hexdigest() if submission.files else None
    return SubmissionInfo(submission.name, submission.main, sha256, len(submission.files))


def _warnings(mechanism: Mechanism, secret: Secret, public_only: bool) -> tuple[str, ...]:
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
    libraries = {"numpy", *assignment.settings.libraries}
    found = {name: metadata.version(name) for name in sorted(libraries)}
    return {"grader": __version__, "python": platform.python_version(), "system": platform.system(), **found}
