"""Begin an assignment: its template, its handout and a sheet for its answers, put into a folder of the student's.

In: an assignment, a folder.  Out: what was written and what was left as it is; a file that exists is never touched.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from grader.assignment import Assignment
from grader.course import Course
from grader.errors import AuthorError, OperatorError
from grader.questions import questions_of
from grader.questions.answers import NAME as ANSWERS
from grader.questions.sheet import sheet

HANDOUT = "README.md"
_OURS = ("assignments", "reference", "student_template")


@dataclass(frozen=True)
class Started:
    """What a folder holds now: the files that were written, and those that were there before."""

    written: tuple[Path, ...]
    kept: tuple[Path, ...]


def start_work(course: Course, assignment: Assignment, folder: Path) -> Started:
    """Copy the template, the handout and the answers.yaml of `assignment` into `folder`, made where it is missing.

    In a bundle the student's file lies in its folder already, and is told as kept: nothing is written.
    Raises OperatorError when `folder` belongs to the course's staff or cannot be written, or when a bundle has lost its
    file; AuthorError when there is no template.
    """
    if assignment.settings.bundle:
        return _in_bundle(course, assignment)
    _refuse_the_courses_own(course, folder)
    written, kept = [], []
    for name, content in _handed_out(assignment).items():
        (written if _written(content, folder / name) else kept).append(folder / name)
    return Started(tuple(written), tuple(kept))


def _in_bundle(course: Course, assignment: Assignment) -> Started:
    file = course.folder / assignment.settings.file
    if not file.is_file():
        raise OperatorError(f"There is no {file}.  Unpack the bundle again, and take that file out of it.")
    return Started((), (file,))


def _handed_out(assignment: Assignment) -> dict[Path, bytes]:
    """Return each file's place in the student's folder, the one to work on first, with its content."""
    templates = {path.relative_to(assignment.template): path for path in sorted(assignment.template.rglob("*.py"))}
    if Path(assignment.settings.file) not in templates:
        raise AuthorError(f"{assignment.template}: there is no {assignment.settings.file}.\n"
                          f"  Make the template: grader template {assignment.id}")
    first = {Path(assignment.settings.file): templates.pop(Path(assignment.settings.file))}
    handout = assignment.folder / HANDOUT
    lying = {**first, **templates, **({Path(HANDOUT): handout} if handout.is_file() else {})}
    questions = questions_of(assignment)
    answers = {Path(ANSWERS): sheet(assignment.settings.title, questions).encode()} if questions else {}
    return {**{place: source.read_bytes() for place, source in lying.items()}, **answers}


def _written(content: bytes, target: Path) -> bool:
    """Write `target`, or return False when something is there already, a link among others."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with open(target, "xb") as file:
            file.write(content)
    except FileExistsError:
        if target.parent.is_dir():
            return False
        raise OperatorError(f"{target.parent} is a file.  Name another folder.") from None
    except OSError as error:
        raise OperatorError(f"{target} cannot be written: {error.strerror}.  Name another folder.") from error
    return True


def _refuse_the_courses_own(course: Course, folder: Path) -> None:
    place = folder.resolve()
    for name in _OURS:
        own = (course.folder / name).resolve()
        if place == own or own in place.parents:
            raise OperatorError(f"{folder} is part of the course itself.  Name a folder of your own, outside {own}.")
