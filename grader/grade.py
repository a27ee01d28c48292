"""The story of one submission.

    submission -> intake -> sandbox -> worker <-> wire <-> checker -> outcomes -> score -> report
"""

from __future__ import annotations

import hashlib
import platform
import time
from dataclasses import dataclass
from datetime import datetime, timezone
from importlib import metadata
from pathlib import Path
from typing import Callable

import msgspec

from grader import __version__
from grader.assignment import Assignment, load_assignment
from grader.checker.run import Findings, run_checks, without_answers
from grader.course import Course, Secret
from grader.intake import read_submission
from grader.model import REPORT_SCHEMA, CheckResult, Level, Provenance, Report, Submission, SubmissionInfo
from grader.sandbox import Sandbox, open_sandbox
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
    assignment = load_assignment(course, assignment_id)
    sandbox = open_sandbox(level, assignment.settings.libraries, assignment.settings.limits)
    submission = read_submission(path, assignment.settings.file)
    started, clock = datetime.now(timezone.utc), time.perf_counter()
    if submission.main is None:
        found = Findings(without_answers(assignment, submission.problem, public_only=public_only), (), (), (), 0.0, (), False)
    else:
        found = run_checks(assignment, submission, lambda: sandbox.connect(submission), course.secret.key,
                           public_only=public_only, on_result=on_result)
    earned, possible = score(found.results)
    report = Report(
        schema=REPORT_SCHEMA, assignment=assignment.id, title=assignment.settings.title,
        submission=_info(submission), level=sandbox.level, scope="public" if public_only else "all",
        score=earned, max_score=possible, tasks=assignment.settings.tasks, checks=found.results,
        warnings=_warnings(sandbox, course.secret, public_only), notes=(*submission.notes, *found.notes),
        pictures=found.pictures,
        provenance=Provenance(
            started=started.isoformat(timespec="seconds"), seconds=round(time.perf_counter() - clock, 3),
            worker_cpu_seconds=round(found.cpu_seconds, 3), versions=_versions(assignment),
            assignment_sha256=assignment.sha256(), seeds=_seeds(course.secret, public_only), data=found.data,
            limits=msgspec.to_builtins(assignment.settings.limits)))
    return Graded(report, found.faults, found.interrupted)


def _info(submission: Submission) -> SubmissionInfo:
    digest = hashlib.sha256()
    for file in sorted(submission.files, key=lambda file: file.path):
        digest.update(f"{file.path}\0{len(file.data)}\0".encode("utf-8", "surrogateescape") + file.data)
    sha256 = digest.hexdigest() if submission.files else None
    return SubmissionInfo(submission.name, submission.main, sha256, len(submission.files))


def _warnings(sandbox: Sandbox, secret: Secret, public_only: bool) -> tuple[str, ...]:
    if public_only:
        return ()
    demonstration = ("Demonstration secret: the hidden cases are drawn from a published secret, so they are not hidden. "
                     "Set GRADER_SECRET, or write the file .grader-secret, before grading for credit.")
    return (sandbox.mechanism.warning, *([demonstration] if secret.demonstration else []))


def _seeds(secret: Secret, public_only: bool) -> str:
    if public_only:
        return "public cases: fixed"
    kind = "the demonstration secret" if secret.demonstration else "the course's secret"
    return f"public cases: fixed; hidden cases: drawn from {kind} with fingerprint {secret.fingerprint}"


def _versions(assignment: Assignment) -> dict[str, str]:
    libraries = {"numpy", *assignment.settings.libraries}
    found = {name: metadata.version(name) for name in sorted(libraries)}
    return {"grader": __version__, "python": platform.python_version(), "system": platform.system(), **found}
