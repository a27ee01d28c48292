"""The tables of the gradebook, their versions, and the rule that rows only ever come in.

VERSIONS holds one tuple of statements a version.  To change the tables, append a tuple: those that are there stay as
they are, because files out there were made by them.  SQLite of 2016 suffices (3.12).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

APPLICATION_ID = 0x47524452  # "GRDR": tells our files from other databases


def _for_ever(table: str) -> tuple[str, ...]:
    """Return two triggers that refuse to change or delete a row of `table`."""
    return tuple(
        f"CREATE TRIGGER {table}_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'rows of a gradebook are never changed or deleted'); END"
        for verb in ("UPDATE", "DELETE"))


_FIRST = (
    """CREATE TABLE batches (             -- who has written; the newest one holds the lock while it lives
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        host TEXT NOT NULL,
        process INTEGER NOT NULL,
        started TEXT NOT NULL)           -- all times: ISO 8601, UTC""",
    """CREATE TABLE results (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        batch INTEGER NOT NULL REFERENCES batches,
        key TEXT NOT NULL,
        assignment TEXT NOT NULL,
        name TEXT NOT NULL,
        student_name TEXT NOT NULL,
        student_id TEXT NOT NULL,
        student_email TEXT NOT NULL,
        submitted TEXT,
        graded TEXT NOT NULL,
        seconds REAL NOT NULL,
        level TEXT NOT NULL,
        scope TEXT NOT NULL,
        score REAL,                      -- null while any check is broken or awaiting
        max_score REAL NOT NULL,
        passed INTEGER NOT NULL,         -- from here: how many checks ended so
        partial INTEGER NOT NULL,
        failed INTEGER NOT NULL,
        crashed INTEGER NOT NULL,
        over_limit INTEGER NOT NULL,
        missing INTEGER NOT NULL,
        skipped INTEGER NOT NULL,
        awaiting INTEGER NOT NULL,
        broken INTEGER NOT NULL,
        report BLOB NOT NULL)            -- zlib of its JSON; last, so that the other columns are read without it""",
    """CREATE TABLE outcomes (
        result INTEGER NOT NULL REFERENCES results,
        check_id TEXT NOT NULL,
        outcome TEXT NOT NULL,
        points REAL,
        mistake TEXT,
        PRIMARY KEY (result, check_id)) WITHOUT ROWID""",
    """CREATE TABLE adjustments (         -- by the late policy; the newest of a result counts
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        result INTEGER NOT NULL REFERENCES results,
        batch INTEGER NOT NULL REFERENCES batches,
        days INTEGER NOT NULL,
        final REAL,
        words TEXT NOT NULL)""",
    "CREATE INDEX results_by_key ON results (key)",
    "CREATE INDEX results_by_name ON results (name, assignment)",
    "CREATE INDEX adjustments_by_result ON adjustments (result)",
    *(statement for table in ("batches", "results", "outcomes", "adjustments") for statement in _for_ever(table)),
)
_SECOND = (
    """CREATE TABLE marks (               -- by people; the newest of an answer counts
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        assignment TEXT NOT NULL,
        name TEXT NOT NULL,              -- of the submission
        question TEXT NOT NULL,
        answer TEXT NOT NULL,            -- a digest of what was read: another answer asks for another mark
        points REAL NOT NULL,
        comment TEXT NOT NULL,
        ticked TEXT NOT NULL,            -- JSON: the lines of the rubric that were met, as they were then
        marker TEXT NOT NULL,            -- who
        given TEXT NOT NULL)""",
    "CREATE INDEX marks_by_answer ON marks (assignment, question, name, answer)",
    # What submissions are called where their names are hidden is drawn from this.
    "CREATE TABLE salts (id INTEGER PRIMARY KEY, salt BLOB NOT NULL)",
    "INSERT INTO salts (salt) VALUES (randomblob(16))",
    *(statement for table in ("marks", "salts") for statement in _for_ever(table)),
)
_THIRD = (
    "ALTER TABLE adjustments ADD COLUMN why TEXT NOT NULL DEFAULT ''",   # the extension or grace that was granted
    "ALTER TABLE adjustments ADD COLUMN due TEXT NOT NULL DEFAULT ''",   # for everybody; empty without a deadline
    "ALTER TABLE adjustments ADD COLUMN handed_in TEXT NOT NULL DEFAULT ''",
)
_FOURTH = (
    "ALTER TABLE marks ADD COLUMN unmet TEXT NOT NULL DEFAULT '[]'",     # JSON: the other lines of the rubric
)
VERSIONS = (_FIRST, _SECOND, _THIRD, _FOURTH)


def version_of(connection: sqlite3.Connection) -> int | None:
    """Return the version of an open file, or None when it is not a gradebook."""
    (application,), (version,) = (connection.execute(f"PRAGMA {name}").fetchone()
                                  for name in ("application_id", "user_version"))
    return version if application == APPLICATION_ID else None


def bring_up(connection: sqlite3.Connection, versions: tuple[tuple[str, ...], ...] = VERSIONS) -> None:
    """Bring an open file, even an empty one, to the newest version: one transaction a version, all of it or none.

    Raises sqlite3.Error; the file is then of the last version that was reached.
    """
    (reached,) = connection.execute("PRAGMA user_version").fetchone()
    for number, statements in enumerate(versions[reached:], reached + 1):
        with transaction(connection):
            for statement in statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {number}")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Keep everything inside the block, or nothing; it is on the disk when the block ends without an exception."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:  # not after a commit, nor where SQLite itself has rolled back
            connection.execute("ROLLBACK")
