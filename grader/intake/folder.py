"""Read a file or a folder into a Submission, without running or parsing anything.

Hidden and generated folders are passed over; links, devices, and files that are too large or too deep in folders
stay behind with a note.  A submission with nothing to grade is a Submission too: `main` is null and `problem` says why.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from grader.model import Submission, SubmittedFile

_LARGEST_FILE = 20 * 2**20
_LARGEST_TOTAL = 64 * 2**20
_MOST_FILES = 500
_LONGEST_PATH = 1000  # bytes: inside a sandbox's own folder it still has to be one that the system takes
_MOST_NOTES = 20
_LONGEST_TOLD = 200
_MOST_NAMED = 5
_NOT_PYTHON = {".ipynb": "a notebook; save its code as", ".zip": "an archive; unpack it, and give the folder or its"}
_PASSED_OVER = {"__pycache__", "node_modules", "venv", "env", "__MACOSX"}


def read_submission(path: Path, wanted: str) -> Submission:
    """Return what is at `path`; `wanted` is the main file's name in the assignment.

    A file that bears the wanted name brings the .py files beside it: its folder is one student's.  Under any other
    name it comes alone, since the files beside it may be other students'.
    """
    name = path.name or path.resolve().name
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return Submission(name, None, (), problem=f"There is no file or folder {name}.")
    if stat.S_ISDIR(mode):
        return _from_folder(path, name, wanted)
    if not stat.S_ISREG(mode):
        return Submission(name, None, (), problem=f"{name} is no ordinary file.")
    if path.suffix.lower() in _NOT_PYTHON:
        return Submission(name, None, (), problem=f"{name} is {_NOT_PYTHON[path.suffix.lower()]} {wanted}.")
    beside = sorted(path.parent.glob("*.py")) if name == wanted else []
    return _collected(name, name, [(name, path), *((other.name, other) for other in beside if other != path)], [])


def _from_folder(path: Path, name: str, wanted: str) -> Submission:
    if path.suffix == ".py":
        return Submission(name, None, (), problem=f"{name} is a folder; a file of that name is needed.")
    # The main file first: whatever else there is, it is not what goes beyond the caps.
    found = sorted(_tree(path), key=lambda file: (Path(file[0]).name != wanted, not file[0].endswith(".py")))
    submission = _collected(name, wanted, found, [])
    if submission.main is None and (path / wanted).is_dir():
        return msgspec.structs.replace(submission, problem=f"{wanted} in {name} is a folder; a file is needed.")
    return submission


def _tree(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield (path inside, path) of every file below `folder`; hidden and generated folders are passed over."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in _PASSED_OVER)
        links = [f for f in folders if Path(root, f).is_symlink()]  # not followed, but told
        for name in sorted(names + links):
            yield Path(root, name).relative_to(folder).as_posix(), Path(root, name)


def _collected(name: str, wanted: str, found: Iterable[tuple[str, Path]], notes: list[str]) -> Submission:
    files, total = [], 0
    for inside, full in found:
        inside = inside.encode("utf-8", "replace").decode()  # half characters, of a name not in UTF-8, become "?"
        data = _read(full) if len(inside.encode()) <= _LONGEST_PATH else None
        taken = _is_taken(inside, files)
        if data is None or taken or total + len(data) > _LARGEST_TOTAL or len(files) >= _MOST_FILES:
            notes.append(f"{inside[:_LONGEST_TOLD]} was left behind: a link, a device, not readable, too large, "
                         "or too deep in folders.")
            continue
        total += len(data)
        files.append(SubmittedFile(inside, data))
    nearest = _nearest([file.path for file in files], wanted)
    main = nearest[0] if len(nearest) == 1 else None
    return Submission(name, main, tuple(files), tuple(notes[:_MOST_NOTES]), _problem(name, wanted, nearest))


def _is_taken(inside: str, files: list[SubmittedFile]) -> bool:
    """True when a file lies where this one or a folder above it should be: names that are not UTF-8 can become one."""
    return any(f"{file.path}/".startswith(f"{inside}/") or inside.startswith(f"{file.path}/") for file in files)


def _read(path: Path) -> bytes | None:
    """Return the file's bytes, or None for a link, a device, and what is not readable or too large."""
    try:
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags), "rb") as file:
            state = os.fstat(file.fileno())
            ordinary = stat.S_ISREG(state.st_mode) and state.st_size <= _LARGEST_FILE
            return file.read(_LARGEST_FILE) if ordinary else None
    except OSError:
        return None


def _nearest(paths: list[str], wanted: str) -> list[str]:
    """Return the paths that may be the main file: the wanted name nearest the top, or the only .py file there is."""
    named = [path for path in paths if path.rpartition("/")[2] == wanted]
    depth = min((path.count("/") for path in named), default=0)
    scripts = [path for path in paths if path.endswith(".py")]
    return [path for path in named if path.count("/") == depth] or (scripts if len(scripts) == 1 else [])


def _problem(name: str, wanted: str, nearest: list[str]) -> str:
    """Return why none of `nearest` is the main file, or "" where one is."""
    if not nearest:
        return f"{name} holds no readable {wanted}."
    # Other students' folders, or an older version: to take the first would be a guess.
    told = [path[:_LONGEST_TOLD] for path in sorted(nearest)[:_MOST_NAMED]] + ["..."] * (len(nearest) > _MOST_NAMED)
    return "" if len(nearest) == 1 else f"{name} holds more than one {wanted}: {', '.join(told)}.  Name one folder."
