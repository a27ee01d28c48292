"""The door of the debugging room: run one public check on one's own file, in this process, for no grade.

In: an assignment, the student's file or folder, a check's id.  Out: lines for the terminal, and an exit code.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec

from grader.assignment import Assignment, load_assignment
from grader.checker.run import checks_of, run_checks, without_answers
from grader.course import Course
from grader.debug.channel import InProcess
from grader.errors import OperatorError
from grader.exit_code import AUTHOR_FAULT, GRADED, INTERRUPTED
from grader.intake import read_submission
from grader.model import CheckResult, Submission
from grader.render.clean import clean, clean_line
from grader.render.words import how_sure, likely, sentence
from grader.sandbox.libraries import require_installed

_LONG = 1e6  # seconds: a breakpoint at the top level of a file must not run into the limit of loading it


def debug_check(course: Course, assignment_id: str, path: Path, check: str, say: Callable[[str], None]) -> int:
    """Run `check`, and before it the checks that it needs, on the Python code at `path`; returns an exit code.

    Raises OperatorError for a check that is hidden or not there, and for a path without a Python file to run.
    """
    assignment = load_assignment(course, assignment_id)
    if assignment.settings.bundle:
        require_installed(assignment.settings.libraries)
    _require_public(assignment, check)
    submission = _readable(path, assignment)
    folder = path if path.is_dir() else path.parent
    say(f"{path} runs in this process, without any wall or limit: for your own code only.  This is no grade.\n"
        "breakpoint() in your code stops there; q or Ctrl-C leaves.\n")
    found = run_checks(_patient(assignment), submission,
                       lambda limits: InProcess(folder, assignment.settings.libraries, say),
                       course.secret.key, public_only=True, only=(check,), on_result=lambda result: say(_told(result)))
    for note in found.notes:
        say(f"- {clean(note)}")
    if found.interrupted:
        say("Left before the end.")
        return INTERRUPTED
    for fault in found.faults:
        say(f"Our fault, unless your code changed what belongs to the checks: {clean(fault)}")
    return AUTHOR_FAULT if found.faults else GRADED


def _require_public(assignment: Assignment, check: str) -> None:
    public = [result.id for result in without_answers(assignment, "", public_only=True)]
    if check not in public:
        kind = "is hidden, and cannot be debugged" if check in checks_of(assignment) else "does not exist"
        raise OperatorError(f"The check `{check}` {kind}.  Public checks: {', '.join(public)}.")


def _readable(path: Path, assignment: Assignment) -> Submission:
    submission = read_submission(path, assignment.settings.file)
    if submission.main is None:
        raise OperatorError(submission.problem)
    if path.is_file() and path.name != submission.main:
        raise OperatorError(f"{path} is no Python file.  Unpack it and name the file: --debug runs the file itself.")
    return submission


def _patient(assignment: Assignment) -> Assignment:
    limits = msgspec.structs.replace(assignment.settings.limits, load_seconds=_LONG)
    return replace(assignment, settings=msgspec.structs.replace(assignment.settings, limits=limits))


def _told(result: CheckResult) -> str:
    lines = [f"{result.outcome.name}  {clean_line(result.title)}  [{result.id}]"]
    lines += [f"  {line}" for line in clean(result.message).splitlines()]
    if result.diagnosis:
        lines.append(f"  {how_sure(result.diagnosis)}: {clean(likely(result.diagnosis))}")
        lines += [f"  Try: {sentence(clean(result.diagnosis.hint))}"] if result.diagnosis.hint else []
    return "\n".join(lines)
