"""Open the file of a gradebook: made whole, looked through, and refused where it is not ours to write.

In: a folder.  Out: an sqlite3 connection, or an OperatorError; a file that is refused is left as it was.

Journal: the rollback journal, mode DELETE, because write-ahead logging does not work over network file systems, where
universities keep such folders.  Synchronous: EXTRA, which after each commit also writes down that the journal is gone;
with FULL a power cut may bring the journal back, and take the newest result with it.  A few milliseconds for a result
that took seconds.  Each waits a minute for another, then gives up.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from grader.errors import OperatorError
from grader.gradebook.lock import make_private, uri
from grader.gradebook.schema import VERSIONS, bring_up, version_of
from grader.gradebook.trouble import damaged, in_words

_PATIENCE = 60.0  # seconds that one process waits for another's transaction


def open_to_write(path: Path) -> sqlite3.Connection:
    """Return a connection to the gradebook at `path`, which is made or brought up to date; the lock must be held.

    Raises OperatorError when it is damaged, of a newer version, no gradebook, or cannot be written.
    """
    with in_words(path):
        if not os.path.lexists(path):
            _make(path)
        connection = _open_checked(path)
        with _closed_on_error(connection):
            connection.execute("PRAGMA journal_mode = DELETE")
            bring_up(connection)
    return connection


def open_to_read(path: Path) -> sqlite3.Connection:
    """Return a connection to the gradebook at `path` that changes nothing; raises OperatorError as open_to_write."""
    if not os.path.lexists(path):
        raise OperatorError(f"There is no gradebook in {path.parent}.  Name the folder that a batch has written.")
    with in_words(path):
        connection = _open_checked(path)
        with _closed_on_error(connection):
            connection.execute("PRAGMA query_only = ON")
            version = version_of(connection)
            if version != len(VERSIONS):
                raise OperatorError(f"{path} is of version {version}, and is read as version {len(VERSIONS)}.  "
                                    "Start a batch into its folder: that brings it up to date.")
    return connection


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection to the file at `path`, with our settings; raises sqlite3.Error when there is none."""
    connection = sqlite3.connect(uri(path), uri=True, timeout=_PATIENCE, isolation_level=None)
    connection.row_factory = sqlite3.Row
    with _closed_on_error(connection):
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _make(path: Path) -> None:
    """Make a new gradebook beside its place and move it there: an empty file at `path` is then always damage."""
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists():  # SQLite would play it back into the new file
        raise OperatorError(f"{journal} is here without its gradebook.  Put {path.name} back beside it; "
                            "or, if that is lost, move the journal away.")
    unfinished = path.with_name(f"{path.name}.new")
    for left in (unfinished, unfinished.with_name(f"{unfinished.name}-journal")):
        left.unlink(missing_ok=True)  # of a process that was killed here
    make_private(unfinished)
    with closing(connect(unfinished)) as connection:
        bring_up(connection)
    unfinished.rename(path)


def _open_checked(path: Path) -> sqlite3.Connection:
    connection = connect(path)
    with _closed_on_error(connection):
        _refuse_foreign(connection, path)
        (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if found != "ok":
            raise damaged(path, " ".join(found.split()))
    return connection


def _refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    version = version_of(connection)
    if version is None and path.stat().st_size == 0:
        raise damaged(path, "it is empty")
    if version is None:
        raise OperatorError(f"{path} is a database, but no gradebook.  Name another folder.")
    if version > len(VERSIONS):
        raise OperatorError(f"{path} was written by a newer grader (version {version} of its tables; this one knows "
                            f"{len(VERSIONS)}).  Use that grader, or name another folder.")


@contextmanager
def _closed_on_error(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise
