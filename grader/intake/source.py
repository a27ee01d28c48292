"""Where a collection lies: a folder or a zip, looked at in one way, level by level.

In: a path.  Out: names and `Found`s; no file is read before it is asked for, and nothing is written to disk.
Both refuse what leads out of them: links are not followed, names in a zip must be plain paths.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from pathlib import Path
from typing import Protocol
from zipfile import ZipInfo

from grader.errors import OperatorError
from grader.intake.archive import Archive, name_of
from grader.intake.collect import Found, LeftBehind, is_passed_over
from grader.intake.entry import Note, noted
from grader.intake.folder import file_found, files_of_folder

_LONGEST_DIRECTORY = 16 * 2**20  # bytes of the list of files in a zip: more than 100,000 ordinary entries
_MOST_ITEMS = 100_000
_AFTER_SLASH = chr(ord("/") + 1)


class Source(Protocol):
    """A folder or a zip.  Folders' paths end in "/"; "" is the top."""

    def items(self, folder: str = "") -> list[str]:
        """Return the paths directly in `folder`, sorted."""

    def file(self, path: str) -> Found:
        """Return the file at `path`."""

    def files(self, folder: str) -> list[Found]:
        """Return all files below `folder`, with paths that begin there, but for those in hidden and generated ones."""

    def below(self, folder: str) -> Source:
        """Return `folder` as a source of its own."""

    def renew(self) -> None:
        """Say that the next files are another student's, whose bounds are not used up yet."""

    def close(self) -> None:
        """Close what is open."""


def open_source(path: Path) -> tuple[Source, list[Note]]:
    """Return what lies at `path`, and notes on it; raises OperatorError for anything but a folder or a zip."""
    try:
        if path.is_dir():
            return FolderSource(path), []
        if path.is_file() and path.suffix.lower() == ".zip":
            return _opened(path)
    except ValueError:  # a null character
        pass
    except OSError as error:
        raise OperatorError(f"{path} cannot be read: {error.strerror}.") from None
    raise OperatorError(f"{path} is no folder and no zip.  Name the folder or the zip that holds the submissions.")


def _opened(path: Path) -> tuple[Source, list[Note]]:
    file = path.open("rb")
    try:
        archive = Archive(file, _LONGEST_DIRECTORY)
    except LeftBehind as reason:
        file.close()
        raise OperatorError(f"{path} cannot be read: {reason}.  Download it again, or unpack it and name the "
                            "folder.") from None
    paths, remarks = _paths(archive)
    return ZipSource(archive, paths), noted(remarks)


def _paths(archive: Archive) -> tuple[dict[str, ZipInfo], list[tuple[str, str]]]:
    """Return path -> entry, and (why, name) of those that are left behind or replaced."""
    paths: dict[str, ZipInfo] = {}
    remarks = []
    for entry in archive.entries:
        try:
            path = archive.path_of(entry)
        except LeftBehind as reason:
            remarks.append((f"left behind: {reason}", name_of(entry)))
            continue
        if path in paths and not path.endswith("/"):
            remarks.append(("in the archive more than once; the last one counts", path))
        paths[path] = entry
    return paths, remarks


class FolderSource:
    """A folder on disk."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def items(self, folder: str = "") -> list[str]:
        """Return what lies directly in a folder of it."""
        try:
            with os.scandir(self._root / folder) as entries:
                found = [entry.name + "/" * entry.is_dir(follow_symlinks=False) for entry in entries]
        except OSError as error:
            if folder:  # one student's folder must not end the reading of all others
                return []
            raise OperatorError(f"{self._root} cannot be read: {error.strerror}.") from None
        if len(found) > _MOST_ITEMS:
            raise OperatorError(f"{self._root / folder} holds more than {_MOST_ITEMS:,} files.  Name the folder of the "
                                "submissions.")
        return sorted(folder + name for name in found)

    def file(self, path: str) -> Found:
        """Return one file, not yet read."""
        return file_found(path, self._root / path)

    def files(self, folder: str) -> list[Found]:
        """Return all files below a folder."""
        return list(files_of_folder(self._root / folder))

    def below(self, folder: str) -> FolderSource:
        """Return the source that begins at a folder of this one."""
        return FolderSource(self._root / folder)

    def renew(self) -> None:
        """Begin counting anew what is unpacked, for the next submission."""

    def close(self) -> None:
        """Let go of the file."""


class ZipSource:
    """A zip, or a folder in it.  Its list of files is in memory, none of the files is."""

    def __init__(self, archive: Archive, entries: dict[str, ZipInfo], top: str = "") -> None:
        self._archive, self._entries, self._top = archive, entries, top
        self._sorted = sorted(entries)

    def items(self, folder: str = "") -> list[str]:
        """Return what lies directly in a folder of it."""
        found = set()
        for path in self._below(folder):
            name, slash, _ = path[len(self._top + folder):].partition("/")
            found.add(folder + name + slash)
        return sorted(found - {folder})

    def file(self, path: str) -> Found:
        """Return one file, not yet read."""
        entry = self._entries[self._top + path]
        return Found(path, lambda most: self._archive.read(entry, most))

    def files(self, folder: str) -> list[Found]:
        """Return all files below a folder."""
        inside = [path[len(self._top + folder):] for path in self._below(folder) if not path.endswith("/")]
        return [Found(path, self.file(folder + path).read) for path in inside
                if not any(is_passed_over(each) for each in path.split("/")[:-1])]

    def below(self, folder: str) -> ZipSource:
        """Return the source that begins at a folder of this one."""
        return ZipSource(self._archive, self._entries, self._top + folder)

    def renew(self) -> None:
        """Begin counting anew what is unpacked, for the next submission."""
        self._archive.renew()

    def close(self) -> None:
        """Let go of the file."""
        self._archive.close()

    def _below(self, folder: str) -> list[str]:
        start = self._top + folder
        if not start:
            return self._sorted
        return self._sorted[bisect_left(self._sorted, start):bisect_left(self._sorted, start[:-1] + _AFTER_SLASH)]
