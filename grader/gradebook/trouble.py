"""What SQLite and the file system say, in an operator's words.

In: an exception of sqlite3 or of the file system.  Out: an OperatorError that says what to do.
A breach of the tables' own rules is a mistake of this package, and passes through as it is.

To explain more: add a line to _SAID.  Texts are compared because Python 3.10 does not tell SQLite's error codes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from grader.errors import OperatorError

_RESTORE = ("Nothing was changed.  Move it away together with its -journal file if there is one, then put a backup in "
            "its place, or start the batch again: it grades into a new gradebook.")
_SAID = (
    ("database or disk is full", "The disk is full.  Free some space and start the same command again: "
                                 "what was kept so far is safe."),
    ("disk i/o error", "The disk refuses to read or write; a quota that is used up looks like this too.  Mend that and "
                       "start the same command again: what was kept so far is safe."),
    ("locked", "Another program has kept it busy for a minute.  Close what has it open, and start the same "
               "command again."),
    ("readonly", "It cannot be written.  Give yourself the right to write the file and its folder."),
    ("unable to open", "It cannot be opened.  Give yourself the right to read and write the file and its folder."),
    ("not a database", f"It is damaged, or no gradebook.  {_RESTORE}"),
    ("malformed", f"It is damaged.  {_RESTORE}"),
)
_OURS = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError, sqlite3.NotSupportedError)


def damaged(path: Path, what: str) -> OperatorError:
    """Return the error for a gradebook at `path` that cannot be trusted; `what` says in a few words what is wrong."""
    return OperatorError(f"{path}: it is damaged ({what}).  {_RESTORE}")


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn what SQLite or the file system raises inside the block into OperatorError about the file at `path`."""
    try:
        yield
    except _OURS:
        raise
    except sqlite3.Error as error:
        said = str(error)
        words = next((words for part, words in _SAID if part in said.lower()), "SQLite cannot go on.")
        raise OperatorError(f"{path}: {words}  (SQLite: {said})") from error
    except OSError as error:
        raise OperatorError(f"{path}: {error.strerror}.  Give yourself the right to write the file and its folder, "
                            "or name another folder.") from error
