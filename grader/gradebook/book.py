"""The gradebook of one folder: add, look up, walk through, count.

    with open_gradebook(folder) as book:
        kept = book.latest(key, name)
        if kept is None or not kept.done:
            book.add(Result(key, grade(...).report))

A regrade adds a row.  `add` returns when the row is on the disk: kill -9, a power cut or a full disk afterwards cannot
lose it, and before that it is not there at all.  One batch at a time may write, from the process and thread that opened
the book; any number may read meanwhile.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from grader.gradebook import queries
from grader.gradebook.marks import Marks
from grader.gradebook.nouns import Count, Kept, Result, Totals
from grader.gradebook.rows import adjustment_row, kept_of, outcome_row, report_of, restored, row_of, storable
from grader.gradebook.schema import transaction
from grader.gradebook.trouble import in_words
from grader.model import Late, Report

_PAGE = 100  # rows read at a time


class Gradebook:
    """Results in one file; a context.  Every method raises OperatorError when the disk or the file is at fault."""

    def __init__(self, connection: sqlite3.Connection, path: Path, batch: int | None = None,
                 lock: sqlite3.Connection | None = None) -> None:
        """Take over what open_gradebook() opened.  Without a `batch`, the number of a run, it is only read."""
        self._connection, self._path, self._batch, self._lock = connection, path, batch, lock

    def __enter__(self) -> Gradebook:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file, and of the lock; more than once does no harm."""
        self._connection.close()
        if self._lock is not None:
            self._lock.close()

    def add(self, result: Result) -> int:
        """Keep `result` and return its id, once it is on the disk.  Raises ValueError for a time without a zone."""
        row = row_of(result, self._writer())
        with in_words(self._path), transaction(self._connection):
            number = self._connection.execute(queries.add_result(list(row)), row).lastrowid
            self._connection.executemany(queries.ADD_OUTCOME,
                                         [outcome_row(number, check) for check in result.report.checks])
            if result.late is not None:
                self._connection.execute(queries.ADD_ADJUSTMENT, adjustment_row(number, self._writer(), result.late))
        return number

    def adjust(self, result_id: int, late: Late) -> None:
        """Let `late` count for a result from now on, as when an extension is granted afterwards; the old one stays."""
        row = adjustment_row(result_id, self._writer(), late)
        with in_words(self._path), transaction(self._connection):
            self._connection.execute(queries.ADD_ADJUSTMENT, row)

    def latest(self, key: str, name: str | None = None) -> Kept | None:
        """Return the newest result with this key, of the submission `name` if that is given.

        It may be one that is not `done`.
        """
        query = queries.LATEST if name is None else queries.LATEST_OF_NAME
        rows = self._rows(query, key=key, name=None if name is None else storable(name))
        return kept_of(rows[0]) if rows else None

    def current(self, assignment: str | None = None) -> Iterator[Kept]:
        """Yield the newest result of each submission (of one assignment), oldest first, as they are now."""
        return self._pages(queries.CURRENT_PAGE, assignment=_stored(assignment))

    def assignments(self) -> set[str]:
        """Return the ids of the assignments that it holds results of."""
        return {restored(row["assignment"]) for row in self._rows(queries.ASSIGNMENTS)}

    def history(self, name: str) -> Iterator[Kept]:
        """Yield all results of the submission `name`, oldest first."""
        return self._pages(queries.HISTORY_PAGE, name=storable(name))

    def report(self, result_id: int) -> Report:
        """Return the report of one result; raises LookupError when there is no such id."""
        with in_words(self._path):
            row = self._connection.execute(queries.REPORT, (result_id,)).fetchone()
        if row is None:
            raise LookupError(f"the gradebook has no result {result_id}")
        return report_of(row["report"])

    @property
    def marks(self) -> Marks:
        """What people gave for answers; to give one, see opening.open_marks()."""
        return Marks(self._connection, self._path)

    def totals(self, assignment: str | None = None) -> Totals:
        """Return the sums over all submissions (of one assignment) as graded, without people's marks."""
        (row,) = self._rows(queries.TOTALS, assignment=_stored(assignment), last=self._newest())
        return Totals(**dict(row))

    def outcomes(self, assignment: str | None = None) -> list[Count]:
        """Return how many submissions have which outcome at which check, by check."""
        return self._counts(queries.OUTCOMES, assignment)

    def mistakes(self, assignment: str | None = None) -> list[Count]:
        """Return how many submissions make which mistake at which check, the most frequent first."""
        return self._counts(queries.MISTAKES, assignment)

    def _counts(self, query: str, assignment: str | None) -> list[Count]:
        rows = self._rows(query, assignment=_stored(assignment), last=self._newest())
        return [Count(restored(row["assignment"]), row["check_id"], restored(row["what"]), row["submissions"])
                for row in rows]

    def _pages(self, query: str, **values: Any) -> Iterator[Kept]:
        last, after = self._newest(), 0
        while rows := self._rows(query, **values, after=after, last=last, page=_PAGE):
            yield from map(kept_of, rows)
            after = rows[-1]["id"]

    def _newest(self) -> int:
        return self._rows(queries.NEWEST_ID)[0][0]

    def _rows(self, query: str, **values: Any) -> list[sqlite3.Row]:
        with in_words(self._path):
            return self._connection.execute(query, values).fetchall()

    def _writer(self) -> int:
        if self._batch is None:
            raise RuntimeError("this gradebook was opened to be read only")
        return self._batch


def _stored(assignment: str | None) -> str | bytes | None:
    return None if assignment is None else storable(assignment)
