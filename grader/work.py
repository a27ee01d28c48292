"""What a student means by `grader check`: which assignment, and which file.

In: what was typed, the course, the folder that the student is in.  Out: Work, or OperatorError that lists what was
looked for.  No file is read: a name decides, and it is compared with the `file` of every assignment.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from grader.assignment import load_assignment
from grader.course import Course
from grader.errors import OperatorError


@dataclass(frozen=True)
class Work:
    """One's own answer to one assignment: a file, or a folder or .zip with it."""

    assignment_id: str
    path: Path


def find_work(course: Course, first: str | None, second: Path | None = None, folder: Path = Path()) -> Work:
    """Return the work that is meant by `ID FILE`, `ID`, `FILE` or nothing, typed in `folder`.

    An id comes before a file of the same name.  Raises OperatorError when nothing fits, or more than one does.
    """
    if first is None:
        return _in_folder(course, folder)
    if second is not None:
        course.assignment_folder(first)
        return Work(first, second)
    if first in course.assignment_ids():
        file = load_assignment(course, first).settings.file
        return Work(first, _lying_in(folder, file) or folder / file)
    return _of_path(course, folder / first, first)


def _wanted_files(course: Course) -> dict[str, str]:
    """Return the name of the file that each assignment asks for: id -> file."""
    return {id: load_assignment(course, id).settings.file for id in course.assignment_ids()}


def _lying_in(folder: Path, file: str) -> Path | None:
    """Return the file in `folder`, or the notebook of that name where there is no such file."""
    return next((folder / name for name in _names(file) if (folder / name).is_file()), None)


def _names(file: str) -> tuple[str, str]:
    return file, str(Path(file).with_suffix(".ipynb"))


def _of_path(course: Course, path: Path, typed: str) -> Work:
    wanted = _wanted_files(course)
    if path.is_dir():
        return _in_folder(course, path)
    if not path.exists():
        raise OperatorError(f"There is no assignment and no file `{typed}`.  {_listed(wanted)}")
    fitting = [id for id, file in wanted.items() if path.name in _names(file)]
    if not fitting:
        raise OperatorError(f"No assignment asks for a file called {path.name}.  {_listed(wanted)}\n"
                            f"To check it under its own name, say for which one: grader check ID {typed}")
    return _only([Work(id, path) for id in fitting])


def _in_folder(course: Course, folder: Path) -> Work:
    wanted = _wanted_files(course)
    found = [Work(id, path) for id, file in wanted.items() if (path := _lying_in(folder, file))]
    if not found:
        raise OperatorError(f"No file of an assignment lies in {folder.resolve()}.  {_listed(wanted)}\n"
                            "Go to your file's folder, name the file: grader check FILE, or begin: grader start ID")
    return _only(found)


def _only(found: list[Work]) -> Work:
    if len(found) == 1:
        return found[0]
    which = ", ".join(f"{work.path.name} ({work.assignment_id})" for work in found)
    raise OperatorError(f"More than one assignment fits: {which}.\n"
                        f"Say which one: grader check {found[0].assignment_id} {found[0].path}")


def _listed(wanted: dict[str, str]) -> str:
    if not wanted:
        return "The course has no assignments."
    return f"Looked for: {', '.join(f'{file} ({id})' for id, file in wanted.items())}."
