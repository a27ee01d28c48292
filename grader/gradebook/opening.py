"""Open a folder's gradebook, to write or to read.

In: a folder.  Out: a Gradebook, or its Marks.
To write results: take the lock, open the file, sign in.  A batch that signs in is what the next one is told of.
To give marks no lock is taken: several people may, and a batch meanwhile.
"""

from __future__ import annotations

import os
import platform
import sqlite3
from contextlib import ExitStack, closing
from datetime import datetime, timezone
from pathlib import Path

from grader.errors import OperatorError
from grader.gradebook import queries
from grader.gradebook.book import Gradebook
from grader.gradebook.file import connect, open_to_read, open_to_write
from grader.gradebook.lock import take_lock
from grader.gradebook.marks import Marks
from grader.gradebook.rows import utc_text
from grader.gradebook.schema import VERSIONS, transaction, version_of
from grader.gradebook.trouble import in_words

FILE = "gradebook.sqlite"
LOCK = "gradebook.lock"


def open_gradebook(folder: Path, *, only_read: bool = False) -> Gradebook:
    """Open the gradebook of `folder`; both are made where they are missing, unless it is only read.

    Raises OperatorError when another batch is writing into it, and when it is damaged, of a newer version, no
    gradebook, or cannot be read or written.
    """
    path = folder / FILE
    if only_read:
        return Gradebook(open_to_read(path), path)
    with ExitStack() as opened:  # closes what was opened, when a later step fails
        lock = opened.enter_context(closing(_lock(folder)))
        connection = opened.enter_context(closing(open_to_write(path)))
        book = Gradebook(connection, path, _sign_in(connection, path), lock)
        opened.pop_all()
    return book


def open_marks(folder: Path, *, checked: bool = True) -> Marks:
    """Open the marks of the gradebook in `folder`, to read and to give some; close them when done.

    `checked` False spares the look through the whole file, for who has opened it before.  A file of an older version
    is brought up to date, for which no batch may be writing.  Raises OperatorError as open_gradebook().
    """
    path = folder / FILE
    if checked:
        bring_up_to_date(folder)
        open_to_read(path).close()
    with in_words(path):
        return Marks(connect(path), path)


def bring_up_to_date(folder: Path) -> None:
    """Bring the gradebook in `folder` to this version, where there is an older one; raises OperatorError."""
    path = folder / FILE
    if not os.path.lexists(path):
        return
    with in_words(path), closing(connect(path)) as connection:
        version = version_of(connection)
    if version is not None and 0 < version < len(VERSIONS):
        with closing(_lock(folder)), closing(open_to_write(path)):
            pass


def _lock(folder: Path) -> sqlite3.Connection:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OperatorError(f"{folder} cannot be made: {error.strerror}.  Name another folder.") from error
    with in_words(folder / LOCK):
        lock = take_lock(folder / LOCK)
    if lock is None:
        raise OperatorError(f"Another batch is writing into {folder}{_holder(folder / FILE)}.  Wait until it ends or "
                            "stop it, then start the same command again; or name another folder.  If there is none, "
                            "this file system keeps no locks: name a folder on a local disk.")
    return lock


def _holder(path: Path) -> str:
    """Say who holds the lock, as far as can be known: the batch that signed in last."""
    try:
        with closing(connect(path)) as connection:
            host, process, started = connection.execute(queries.HOLDER).fetchone()
    except (sqlite3.Error, TypeError):  # it has only just begun
        return ""
    return f" (process {process} on {host}, since {started})"


def _sign_in(connection: sqlite3.Connection, path: Path) -> int:
    now = utc_text(datetime.now(timezone.utc).replace(microsecond=0))
    with in_words(path), transaction(connection):
        return connection.execute(queries.ADD_BATCH, (platform.node(), os.getpid(), now)).lastrowid
