"""Try a bundle before it is handed out: it must be able to judge, and judge as the course does.

In: the files of a bundle, the course and the assignment that it was made from.  Out: nothing, or an AuthorError.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from grader.assignment import Assignment
from grader.catalogue.rehearse import mistaken, variant
from grader.course import Course, course_in
from grader.errors import AuthorError
from grader.grade import Desk, Graded
from grader.intake import read_submission
from grader.mistakes import load_mistakes
from grader.model import CheckResult, Level, Outcome, Submission
from grader.release.pack import write_folder

_REMEDY = ("A check must ask the reference, and helpers that are withheld, the same whatever the submission answers: "
           "before it looks.")


def try_out(files: Mapping[str, bytes], course: Course, assignment: Assignment, public: tuple[CheckResult, ...],
            level: Level, on_step: Callable[[str, int, int], None]) -> None:
    """Grade reference and template in bundle and course, mistakes in the bundle; raises AuthorError for what is wrong.

    A mistake meets the parts of a check that a right solution does not: the reference may be asked more there.
    """
    right = variant(assignment, assignment.reference.read_text(encoding="utf-8"), "reference")
    stubs = read_submission(assignment.template, assignment.settings.file)
    mistakes = list(_mistakes(assignment, [check.id for check in public]))
    with tempfile.TemporaryDirectory() as folder:
        unpacked = course_in(write_folder(files, Path(folder) / "bundle"))
        with Desk(unpacked, assignment.id, level) as bundle, Desk(course, assignment.id, level) as whole:
            for submission in (right, stubs):
                theirs, ours = (desk.grade_submission(submission, public_only=True) for desk in (bundle, whole))
                _refuse_broken(submission.name, theirs)
                _refuse_difference(submission.name, theirs, ours)
            for done, (submission, only) in enumerate(mistakes, start=1):
                _refuse_broken(submission.name, bundle.grade_submission(submission, only=only, name_mistakes=False))
                on_step("trying the bundle", done, len(mistakes))


def _mistakes(assignment: Assignment, public: list[str]) -> Iterator[tuple[Submission, tuple[str, ...]]]:
    """Yield each mistake, and the public checks that it may lose."""
    text = assignment.reference.read_text(encoding="utf-8")
    for mistake in load_mistakes(assignment.folder):
        if only := tuple(check for check in public if check in (*mistake.loses, *mistake.may_lose)):
            yield mistaken(assignment, mistake, text), only


def _refuse_broken(name: str, graded: Graded) -> None:
    for check in graded.report.checks:
        if check.outcome is Outcome.BROKEN:
            why = "".join(f"\n  {fault.strip().splitlines()[-1]}" for fault in graded.faults)
            raise AuthorError(f"{name}: `{check.id}` is broken in the bundle.{why}\n  {_REMEDY}")


def _refuse_difference(name: str, theirs: Graded, ours: Graded) -> None:
    for check, right in zip(theirs.report.checks, ours.report.checks):
        if (check.outcome, check.message) != (right.outcome, right.message):
            raise AuthorError(f"{name}: `{check.id}` ends as {check.outcome.value} in the bundle, as "
                              f"{right.outcome.value} in the course: {check.message}\n  {_REMEDY}")
