"""Read a file or a folder into a Submission, without running or parsing anything.

Links, devices, hidden folders and files that are too large stay behind with a note.  A submission with nothing to
grade is a Submission too: `main` is null and `problem` says why.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Iterable, Iterator

import msgspec

from grader.model import SubmittedFile, Submission

_LARGEST_FILE = 20 * 2**20
_LARGEST_TOTAL = 64 * 2**20
_MOST_FILES = 500
_MOST_NOTES = 20
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
        return Submission(name, None, (), problem=f"There is no {name} to read.")
    if stat.S_ISDIR(mode):
        return _from_folder(path, name, wanted)
    if not stat.S_ISREG(mode):
        return Submission(name, None, (), problem=f"{name} is no ordinary file.")
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
        data = _read(full)
        if data is None or total + len(data) > _LARGEST_TOTAL or len(files) >= _MOST_FILES:
            notes.append(f"{inside} was left behind: a link, a device, not readable, or too large.")
            continue
        total += len(data)
        files.append(SubmittedFile(inside, data))
    main = _main(files, wanted)
    problem = "" if main else f"{name} holds no readable {wanted}."
    return Submission(name, main, tuple(files), tuple(notes[:_MOST_NOTES]), problem)


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


def _main(files: list[SubmittedFile], wanted: str) -> str | None:
    """Return the path of the main file: the wanted name nearest the top, or the only .py file there is."""
    named = sorted((f.path for f in files if f.path.rpartition("/")[2] == wanted), key=lambda p: (p.count("/"), p))
    scripts = [f.path for f in files if f.path.endswith(".py")]
    if named:
        return named[0]
    return scripts[0] if len(scripts) == 1 else None
