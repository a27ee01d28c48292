"""One batch at a time: a lock that a dead process cannot hold.

In: the path of a lock file.  Out: a held lock, or None when another process has it.

The lock is SQLite's own, on an empty database of its own: an exclusive transaction that never writes.  The system
takes it back when the process ends in whatever way, it works on Windows too, and over NFS wherever locks do; child
processes do not inherit it, so a worker that outlives a killed batch does not keep the next one out.
Readers of the gradebook never meet it.

The file stays when the lock is gone: deleting it would let two processes hold "the" lock on two files of one name.
On POSIX a process loses its locks on a file when it closes any descriptor of that file: open it nowhere else.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

_PATIENCE = 1.0  # seconds; two that start in the same instant may both find the lock taken, and must try again


def take_lock(path: Path) -> sqlite3.Connection | None:
    """Return the lock at `path`, held until it is closed, or None when another process (or this one) holds it.

    Raises sqlite3.Error when the file cannot be opened.
    """
    make_private(path)
    lock = sqlite3.connect(uri(path), uri=True, timeout=_PATIENCE, isolation_level=None)
    try:
        lock.execute("PRAGMA journal_mode = MEMORY")  # else an empty journal would lie beside it
        lock.execute("BEGIN EXCLUSIVE")
        return lock
    except sqlite3.OperationalError as error:
        lock.close()
        if "locked" in str(error):
            return None
        raise
    except BaseException:
        lock.close()
        raise


def make_private(path: Path) -> None:
    """Make an empty file that only its owner may read and write, unless it is there; SQLite's journals follow it.

    Windows keeps no such permissions.  Never opens a file that exists: see above.
    """
    with suppress(OSError):  # what is wrong, SQLite will say
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def uri(path: Path) -> str:
    """Return `path` as SQLite wants it, to be opened and never to be made."""
    return f"{path.absolute().as_uri()}?mode=rw"
