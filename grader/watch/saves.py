"""Notice that a student's file was saved.

In: a file, or a folder of Python files.  Out: `wait` returns after a save.
Editors save in many ways: into the file, into another one that is then renamed, with the old one moved away first,
twice in a row because something formats the text.  So nothing counts before two looks agree and the file is there.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

_LOOK_EVERY = 0.2  # seconds

Seen = frozenset[tuple[str, int, int, int]]  # path, time of its last change in ns, size, number of its inode


class Saves:
    """Watches `path` and the Python files beside it, or in it where it is a folder."""

    def __init__(self, path: Path, look_every: float = _LOOK_EVERY) -> None:
        self._path, self._look_every = path, look_every
        self._noted = self._look()

    def note(self) -> None:
        """What there is now is what will be checked: only a later save counts."""
        self._noted = self._look()

    def changed(self) -> bool:
        """True when something was saved since `note`, and the file is there."""
        return self._path.exists() and self._look() != self._noted

    def wait(self) -> None:
        """Return when something was saved since `note`, and saving is over."""
        before = self._look()
        while True:
            time.sleep(self._look_every)
            now = self._look()
            if now == before and now != self._noted and self._path.exists():
                return
            before = now

    def _look(self) -> Seen:
        folder = self._path if self._path.is_dir() else self._path.parent
        return frozenset(filter(None, map(_seen, {self._path, *_python_files(folder, self._path.is_dir())})))


def _python_files(folder: Path, below: bool) -> list[Path]:
    try:
        return list(folder.rglob("*.py") if below else folder.glob("*.py"))
    except OSError:  # a folder that is moved while it is looked at
        return []


def _seen(path: Path) -> tuple[str, int, int, int] | None:
    try:
        told = os.stat(path)
    except OSError:  # deleted for a moment
        return None
    return str(path), told.st_mtime_ns, told.st_size, told.st_ino
