"""The files of a folder, and the bytes of one file.

In: paths.  Out: `Found`s, in no order; nothing is read before it is asked for.
Links are not followed, pipes not waited for, hidden and generated folders not entered.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from grader.intake.collect import Found, LeftBehind, TooLarge, is_passed_over


def file_found(inside: str, full: Path) -> Found:
    """Return the file at `full` as one that lies at `inside` in the submission."""
    return Found(inside, lambda most: read_file(full, most))


def files_of_folder(folder: Path) -> Iterator[Found]:
    """Yield every file below `folder`; hidden and generated folders are passed over."""
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not is_passed_over(name)]
        links = [name for name in folders if Path(root, name).is_symlink()]  # not followed, but told
        for name in names + links:
            yield file_found(Path(root, name).relative_to(folder).as_posix(), Path(root, name))


def read_file(path: Path, most: int) -> bytes:
    """Return the bytes of an ordinary file, at most `most`; raises TooLarge, and LeftBehind for anything else."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(path, flags), "rb") as file:
            state = os.fstat(file.fileno())
            if not stat.S_ISREG(state.st_mode):
                raise LeftBehind("it is no ordinary file")
            if state.st_size > most:
                raise TooLarge
            return file.read(state.st_size)  # `most` would be set aside in advance
    except OSError:
        raise LeftBehind("it is a link" if path.is_symlink() else "it could not be opened") from None
