"""Try a bundle before it is handed out: whoever uses it must be told what the course would tell.

In: the files of a bundle, the course and the assignment that it was made from.  Out: nothing, or an AuthorError.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from grader.assignment import Assignment
from grader.catalogue.rehearse import variant
from grader.course import Course, course_in
from grader.errors import AuthorError
from grader.grade import Desk, Graded
from grader.intake import read_submission
from grader.mistakes import load_mistakes
from grader.model import CheckResult, Level, Submission
from grader.release.pack import write_folder


def try_out(files: Mapping[str, bytes], course: Course, assignment: Assignment, public: tuple[CheckResult, ...],
            level: Level, on_step: Callable[[str, int, int], None]) -> None:
    """Grade reference, template and mistakes in the bundle and in the course; raises AuthorError where they differ."""
    with tempfile.TemporaryDirectory() as folder:
        unpacked = course_in(write_folder(files, Path(folder) / "bundle"))
        tried = list(_submissions(assignment, [check.id for check in public]))
        with Desk(unpacked, assignment.id, level) as bundle, Desk(course, assignment.id, level) as whole:
            for done, (submission, only) in enumerate(tried, start=1):
                theirs, ours = (desk.grade_submission(submission, public_only=True, only=only)
                                for desk in (bundle, whole))
                _refuse_difference(submission.name, theirs, ours)
                on_step("trying the bundle", done, len(tried))


def _submissions(assignment: Assignment, public: list[str]) -> Iterator[tuple[Submission, tuple[str, ...]]]:
    """Yield what is tried, and in which checks; none is all."""
    text = assignment.reference.read_text(encoding="utf-8")
    yield variant(assignment, text, "reference"), ()
    yield read_submission(assignment.template, assignment.settings.file), ()
    for mistake in load_mistakes(assignment.folder):
        if only := tuple(check for check in public if check in (*mistake.loses, *mistake.may_lose)):
            yield variant(assignment, mistake.applied(text), f"mistake {mistake.name}"), only


def _refuse_difference(name: str, theirs: Graded, ours: Graded) -> None:
    right = {check.id: check for check in ours.report.checks}
    for check in theirs.report.checks:
        if _told(check) != _told(right[check.id]):
            faults = "".join(f"\n  {fault.strip().splitlines()[-1]}" for fault in theirs.faults)
            raise AuthorError(
                f"{name}: `{check.id}` ends as {check.outcome.value} in the bundle, in the course as "
                f"{right[check.id].outcome.value}, or with another diagnosis.{faults}\n  A check must ask the "
                "reference, and helpers that are withheld, the same whatever the submission answers: before it looks.")


def _told(check: CheckResult) -> tuple:
    return check.outcome, check.points, check.diagnosis
