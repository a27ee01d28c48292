"""What a student means by `grader check`: which assignment, and which file; which tasks.

In: what was typed, the course, the folder that the student is in.  Out: Work, or OperatorError that lists what was
looked for and offers what lies there.  No file is read: a name decides, and it is compared with the `file` of every
assignment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from grader.assignment import load_assignment
from grader.course import Course
from grader.errors import OperatorError
from grader.nearest import did_you_mean

_MOST_OFFERED = 3


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
        _refuse_unknown(course, first)
        return Work(first, second)
    if first in course.assignment_ids():
        return _of_id(course, first, folder)
    return _of_path(course, folder / first, first)


def tasks_meant(typed: Iterable[str], tasks: Mapping[str, str]) -> tuple[str, ...]:
    """Return the ids of `tasks` (id -> title, in the handout's order) that are meant: by id, or by number from 1.

    Raises OperatorError for one that is not there.
    """
    ids = list(tasks)
    meant = []
    for task in typed:
        # Handouts of numbered parts have ids such as part3, and others may stand between them.
        numbered = {str(number): id for number, id in enumerate(ids, start=1)} | {
            id.removeprefix("part"): id for id in ids if id.startswith("part")}
        if task not in tasks and task not in numbered:
            raise OperatorError(f"There is no task `{task}`{did_you_mean(task, ids)}  There are: {', '.join(ids)}.")
        meant.append(task if task in tasks else numbered[task])
    return tuple(meant)


def _refuse_unknown(course: Course, id: str) -> None:
    ids = course.assignment_ids()
    if id not in ids:
        raise OperatorError(f"There is no assignment `{id}` in {course.folder}{did_you_mean(id, ids)}  "
                            f"There are: {', '.join(ids) or 'none'}.")


def _of_id(course: Course, id: str, folder: Path) -> Work:
    settings = load_assignment(course, id).settings
    if found := _lying_in(folder, settings.file):
        return Work(id, found)
    raise OperatorError(f"There is no {settings.file} in {folder.resolve()}.\n{_what_to_type(course, folder, [id])}")


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
        raise OperatorError(f"There is no assignment and no file `{typed}`{did_you_mean(typed, _known(wanted))}  "
                            f"{_listed(wanted)}")
    fitting = [id for id, file in wanted.items() if path.name in _names(file)]
    if not fitting:
        near = _nearest(path, wanted)
        raise OperatorError(f"No assignment asks for a file called {path.name}.  {_listed(wanted)}\n"
                            "To check it under its own name, say for which one: "
                            f"grader check {near or 'ID'} {_quoted(typed)}")
    return _only([Work(id, path) for id in fitting])


def _in_folder(course: Course, folder: Path) -> Work:
    wanted = _wanted_files(course)
    found = [Work(id, path) for id, file in wanted.items() if (path := _lying_in(folder, file))]
    if not found:
        raise OperatorError(f"No file of an assignment lies in {folder.resolve()}.  {_listed(wanted)}\n"
                            f"{_what_to_type(course, folder, list(wanted))}")
    return _only(found)


def _what_to_type(course: Course, folder: Path, ids: list[str]) -> str:
    """Say how to go on where `folder` holds no file that bears the right name."""
    wanted = {id: file for id, file in _wanted_files(course).items() if id in ids}
    lying = sorted(path for path in folder.iterdir() if path.suffix in (".py", ".ipynb")) if folder.is_dir() else []
    offered = [f"  grader check {id} {_quoted(str(path))}" for path in lying if (id := _nearest(path, wanted))]
    if offered:
        return "\n".join(["A file under another name is checked with both names:", *offered[:_MOST_OFFERED]])
    if any(load_assignment(course, id).settings.bundle for id in ids):
        return f"Go to the folder that your file lies in, usually {course.folder}, or name the file: grader check FILE"
    return "Go to your file's folder, name the file: grader check FILE, or begin: grader start " + (
        ids[0] if len(ids) == 1 else "ID")


def _nearest(path: Path, wanted: Mapping[str, str]) -> str:
    """Return the id whose file is called most like `path`, or the only one; empty where none is near."""
    if len(wanted) == 1:
        return next(iter(wanted))
    stems = {Path(file).stem.lower(): id for id, file in wanted.items()}
    inside = [id for stem, id in stems.items() if stem in path.stem.lower()]
    return inside[0] if len(inside) == 1 else ""


def _known(wanted: Mapping[str, str]) -> list[str]:
    return [*wanted, *wanted.values()]


def _quoted(path: str) -> str:
    return path if set(path).isdisjoint(" ()'&;$*?[]") else f'"{path}"'


def _only(found: list[Work]) -> Work:
    if len(found) == 1:
        return found[0]
    which = ", ".join(f"{work.path.name} ({work.assignment_id})" for work in found)
    raise OperatorError(f"More than one assignment fits: {which}.\n"
                        f"Say which one: grader check {found[0].assignment_id} {_quoted(str(found[0].path))}")


def _listed(wanted: Mapping[str, str]) -> str:
    if not wanted:
        return "The course has no assignments."
    return f"Looked for: {', '.join(f'{file} ({id})' for id, file in wanted.items())}."
