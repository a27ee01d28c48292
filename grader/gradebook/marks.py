"""What people gave for answers: rows that only come in, the newest of an answer counts.

    with open_marks(folder) as marks:
        given = marks.give([Wish(mark, seen=0)])       # without clashes: kept, and on the disk

Unlike results, marks are written by several people at a time, also while a batch runs: each `give` is one short
transaction, and it is refused as a whole where a newer mark is there than its giver saw.
Trust: names and comments are kept as they came; clean them where they are shown.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from grader.gradebook import queries
from grader.gradebook.nouns import Clash, Given, Mark, Remark, Wish
from grader.gradebook.rows import mark_of, mark_row, restored, storable
from grader.gradebook.schema import transaction
from grader.gradebook.trouble import in_words

_MOST_REMARKS = 50


class Marks:
    """The marks in one gradebook; a context.  Every method raises OperatorError when disk or file are at fault."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Take over a connection; it belongs to the thread that made it."""
        self._connection, self._path = connection, path

    def __enter__(self) -> Marks:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; more than once does no harm."""
        self._connection.close()

    def give(self, wishes: Sequence[Wish]) -> Given:
        """Keep all the marks, which are then on the disk, or none where any of them clashes."""
        with in_words(self._path), transaction(self._connection):
            clashes = tuple(filter(None, map(self._clash, wishes)))
            marks = () if clashes else tuple(self._added(wish.mark) for wish in wishes)
        return Given(marks, clashes)

    def every(self) -> list[Mark]:
        """Return all marks with their history, oldest first."""
        return self._marks(queries.EVERY_MARK)

    def of_submission(self, assignment: str, name: str) -> list[Mark]:
        """Return the newest mark of each answer in one submission."""
        return self._marks(queries.MARKS_OF_NAME, assignment=assignment, name=name)

    def remarks(self, assignment: str, question: str) -> list[Remark]:
        """Return the comments that answers to this question have, the most used first."""
        rows = self._rows(queries.REMARKS, assignment=assignment, question=question, most=_MOST_REMARKS)
        return [Remark(restored(row["comment"]), row["times"]) for row in rows]

    def newest_result(self) -> int:
        """Return the id of the newest result: another one means that there may be other answers."""
        return self._rows(queries.NEWEST_ID)[0][0]

    def salt(self) -> bytes:
        """Return this gradebook's own random bytes."""
        return self._rows(queries.SALT)[0]["salt"]

    def _added(self, mark: Mark) -> Mark:
        number = self._connection.execute(queries.ADD_MARK, mark_row(mark)).lastrowid
        return msgspec.structs.replace(mark, id=number)

    def _clash(self, wish: Wish) -> Clash | None:
        mark = wish.mark
        found = self._marks(queries.MARK_OF_ANSWER, assignment=mark.assignment, question=mark.question, name=mark.name,
                            answer=mark.answer)
        return Clash(wish, found[0]) if found and found[0].id != wish.seen else None

    def _marks(self, query: str, **values: str) -> list[Mark]:
        return [mark_of(row) for row in self._rows(query, **values)]

    def _rows(self, query: str, **values: Any) -> list[sqlite3.Row]:
        stored = {name: storable(value) if isinstance(value, str) else value for name, value in values.items()}
        with in_words(self._path):
            return self._connection.execute(query, stored).fetchall()
