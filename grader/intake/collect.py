"""The rules that make a Submission of the files that were found: one set for folders and archives.

In: `Found`s, in any order.  Out: a Submission; what does not come along has a note that says why.
Contents are bytes here: nothing is run, parsed or unpacked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import PurePosixPath
from typing import NamedTuple

from grader.model import Submission, SubmittedFile

LARGEST_FILE = 20 * 2**20
LARGEST_TOTAL = 64 * 2**20
_MOST_FILES = 500
_LONGEST_PATH = 1000  # bytes: inside a sandbox's own folder it still has to be one that the system takes
LONGEST_NAME = 255   # bytes of one part of it: no file system takes more
_MOST_NOTES = 20
_LONGEST_TOLD = 200
_MOST_NAMED = 5
_PASSED_OVER = {"__pycache__", "node_modules", "venv", "env", "__MACOSX"}
_LITTER = {".DS_Store", "Thumbs.db", "desktop.ini"}  # left by desktops, as is any file whose name begins with "._"
NOTEBOOK = ".ipynb"
_ARCHIVES = (".zip", ".tar", ".gz", ".tgz", ".7z", ".rar")


class LeftBehind(Exception):
    """A file does not come along; the text is the reason, in words for the student."""


class TooLarge(LeftBehind):
    """The file has more bytes than were asked for."""


class Found(NamedTuple):
    """A file that was found, and not yet read.

    `path` is its place in the submission, with "/".  `read(most)` returns its bytes, at most `most` of them; it raises
    TooLarge where there are more, and LeftBehind where the file cannot be had.
    """

    path: str
    read: Callable[[int], bytes]


def collected(name: str, wanted: str, found: Iterable[Found], notes: Iterable[str] = ()) -> Submission:
    """Return the Submission `name` of these files; `wanted` is its main file's name, `notes` are put before our own."""
    kept, notes = _Kept(), list(notes)
    handed_in = (file for file in found if not is_litter(file.path))
    for file in sorted(handed_in, key=lambda file: _rank(file.path, wanted)):
        path = file.path.encode("utf-8", "replace").decode()  # half characters, of a name not in UTF-8, become "?"
        try:
            kept.add(path, file.read)
            if path.lower().endswith(_ARCHIVES):
                notes.append(f"{told(path)} is kept as it is: an archive inside a submission is not unpacked.")
        except LeftBehind as reason:
            notes.append(f"{told(path)} was left behind: {reason}.")
    nearest = _nearest(list(kept.files), wanted)
    if len(nearest) == 1:
        notes += _about_notebooks(nearest[0], list(kept.files), wanted)
    files = tuple(SubmittedFile(path, data) for path, data in kept.files.items())
    return Submission(name, nearest[0] if len(nearest) == 1 else None, files, tuple(notes[:_MOST_NOTES]),
                      _problem(name, wanted, nearest, kept))


def is_main_name(name: str, wanted: str) -> bool:
    """True for the name that the assignment asks for, as a script or as a notebook."""
    return name in (wanted, notebook_name(wanted))


def notebook_name(wanted: str) -> str:
    """Return what a notebook is called in the place of the script that is asked for."""
    return str(PurePosixPath(wanted).with_suffix(NOTEBOOK))


def told(path: str) -> str:
    """Return a path as notes tell it, cut to a bounded length."""
    return path[:_LONGEST_TOLD]


def is_passed_over(folder: str) -> bool:
    """True for the name of a hidden or generated folder, which nobody hands in on purpose."""
    return folder.startswith(".") or folder in _PASSED_OVER


def is_litter(path: str) -> bool:
    """True for what desktops leave in every folder: no student has written it."""
    name = path.rpartition("/")[2]
    return name in _LITTER or name.startswith("._")


def _rank(path: str, wanted: str) -> tuple:
    """Order files: main files first, and near the top first, since what goes beyond the bounds is what comes last."""
    main = is_main_name(path.rpartition("/")[2], wanted)
    return not main, not path.endswith((".py", NOTEBOOK)), path.count("/"), path


class _Kept:
    """The files that were taken so far, and the folders that they lie in."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.folders: set[str] = set()
        self._room = LARGEST_TOTAL

    def add(self, path: str, read: Callable[[int], bytes]) -> None:
        """Take one more file; raises LeftBehind where it does not fit."""
        if len(path.encode()) > _LONGEST_PATH or max(len(part.encode()) for part in path.split("/")) > LONGEST_NAME:
            raise LeftBehind("its path is too long")
        if len(self.files) >= _MOST_FILES:
            raise LeftBehind(f"a submission has {_MOST_FILES} files at most")
        above = _folders_of(path)
        # Names that are not UTF-8, and those in an archive, can make a file and a folder of one name.
        if path in self.files or path in self.folders or any(folder in self.files for folder in above):
            raise LeftBehind("another file is in its place")
        data = self._within_room(read)
        self.files[path] = data
        self.folders.update(above)
        self._room -= len(data)

    def _within_room(self, read: Callable[[int], bytes]) -> bytes:
        most = min(LARGEST_FILE, self._room)
        try:
            return read(most)
        except TooLarge:
            together = f"all files together are larger than {LARGEST_TOTAL // 2**20} MiB"
            reason = f"it is larger than {LARGEST_FILE // 2**20} MiB" if most == LARGEST_FILE else together
            raise LeftBehind(reason) from None


def _folders_of(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:depth]) for depth in range(1, len(parts))]


def _nearest(paths: list[str], wanted: str) -> list[str]:
    """Return the paths that may be the main file.

    The wanted name nearest the top; where there is none, a notebook of that name, the only notebook, the only script.
    """
    for name in (wanted, notebook_name(wanted)):
        if named := [path for path in paths if path.rpartition("/")[2] == name]:
            depth = min(path.count("/") for path in named)
            return [path for path in named if path.count("/") == depth]
    scripts = [path for path in paths if path.endswith(".py")]
    return next((only for only in (_notebooks(paths), scripts) if len(only) == 1), [])


def _notebooks(paths: list[str]) -> list[str]:
    """Return the notebooks but for those that Jupyter keeps as a copy."""
    return [path for path in paths if path.endswith(NOTEBOOK) and not path.endswith(f"-checkpoint{NOTEBOOK}")]


def _about_notebooks(main: str, paths: list[str], wanted: str) -> list[str]:
    """Return a note where there are scripts and notebooks, so that either could have been meant."""
    others = [path for path in _notebooks(paths) if path != main]
    if main.endswith(NOTEBOOK) and main.rpartition("/")[2] != wanted and any(path.endswith(".py") for path in paths):
        return [f"{told(main)} counts: there is no {wanted}."]
    if main.endswith(".py") and others:
        return [f"{told(main)} counts; {', '.join(map(told, others[:_MOST_NAMED]))} beside it did not run."]
    return []


def _but(kept: _Kept) -> str:
    """Say which code there is in its place."""
    code = sorted(path for path in kept.files if path.endswith((".py", NOTEBOOK)))
    more = f" and {len(code) - _MOST_NAMED} more" if len(code) > _MOST_NAMED else ""
    return f"; it holds {', '.join(map(told, code[:_MOST_NAMED]))}{more}" if code else ""


def _problem(name: str, wanted: str, nearest: list[str], kept: _Kept) -> str:
    """Return why none of `nearest` is the main file, or "" where one is."""
    if len(nearest) == 1:
        return ""
    if wanted in kept.folders:
        return f"{wanted} in {name} is a folder; a file is needed."
    if not nearest:
        return f"{name} holds no readable {wanted}{_but(kept)}."
    # Other students' folders, or an older version: to take the first would be a guess.
    named = [told(path) for path in sorted(nearest)[:_MOST_NAMED]] + ["..."] * (len(nearest) > _MOST_NAMED)
    return f"{name} holds more than one {wanted}: {', '.join(named)}.  Name one folder."
