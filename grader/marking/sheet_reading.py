"""A marks sheet that came back -> the marks to give, or what is wrong in which row.

In: the CSV file that sheet.py wrote and people filled in, and the Stand as it is now.  Out: Reading, plain data.
Nothing is given here.  A row that nobody edited is passed over, whatever has happened to its answer meanwhile.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Union

from grader.errors import OperatorError
from grader.gradebook import Mark, Wish
from grader.marking.answers import Answer
from grader.marking.given import Typed, deviation, lines_of, made_mark, sum_of, tidy
from grader.marking.quoting import read_back
from grader.marking.sheet import COLUMNS
from grader.marking.stand import Stand
from grader.render.clean import clean_line
from grader.render.words import number
from grader.roster.table import Table, read_table

_NEEDED = ("assignment", "question", "submission", "points", "rubric", "comment", "state")
_STATE = re.compile(r"([0-9a-f]{16}):([0-9]{1,18})")


@dataclass(frozen=True)
class Reading:
    """What a sheet asks for.  With any problem nothing of it is to be given."""

    wishes: tuple[Wish, ...]
    problems: tuple[str, ...]              # "line 5: ...", clean
    unchanged: int                         # rows that nobody edited
    notes: tuple[str, ...] = ()            # of rows that are taken: "line 5: ..."


class _Wrong(Exception):
    """Why a row cannot be taken."""


@dataclass(frozen=True)
class _Row:
    """The cells of a row that are read."""

    assignment: str
    question: str
    submission: str
    points: str
    rubric: tuple[str, ...]
    comment: str
    state: str

    @property
    def given(self) -> tuple[str, str, tuple[str, ...]]:
        """What a person can edit, points as they are written by us."""
        try:
            points = float(self.points.replace(",", "."))
        except ValueError:
            return self.points, self.comment, self.rubric
        return number(points) if round(points, 2) == points else self.points, self.comment, self.rubric


def read_sheet(path: Path, stand: Stand, *, by: str, at: datetime, replace: bool = False) -> Reading:
    """Return what the sheet at `path` asks for; `replace` lets its rows count over newer marks of others.

    Raises OperatorError where the file cannot be read or lacks a column.
    """
    table = read_table(path, {name: (name,) for name in COLUMNS})
    if missing := [name for name in _NEEDED if name not in table.roles]:
        raise OperatorError(f"{path}: there is no column `{missing[0]}`.  Fill in the file that `grader marks export` "
                            "writes, and keep its columns.")
    reader = _Reader(stand, by, at, replace)
    for line, cells in table.rows:
        reader.read(line, _row(table, cells))
    return Reading(tuple(reader.wishes), tuple(reader.problems), reader.unchanged, tuple(reader.notes))


def _row(table: Table, cells: list[str]) -> _Row:
    def cell(name: str) -> str:
        place = table.roles.get(name, [len(cells)])[0]
        return read_back(cells[place]) if place < len(cells) else ""

    return _Row(cell("assignment").strip(), cell("question").strip(), cell("submission").strip(),
                cell("points").strip(), tuple(sorted(cell("rubric").split())), tidy(cell("comment")),
                cell("state").strip())


class _Reader:
    """Reads row after row."""

    def __init__(self, stand: Stand, by: str, at: datetime, replace: bool) -> None:
        self._stand, self._by, self._at, self._replace = stand, by, at, replace
        self._find = _finder(stand)
        self._lines: dict[tuple[str, str, str], int] = {}
        self.wishes: list[Wish] = []
        self.problems: list[str] = []
        self.notes: list[str] = []
        self.unchanged = 0

    def read(self, line: int, row: _Row) -> None:
        """Add what the row asks for, or what is wrong with it."""
        try:
            wish = self._wish(line, row)
        except _Wrong as wrong:
            self.problems.append(f"line {line}: {wrong}")
            return
        if wish is None:
            self.unchanged += 1
        else:
            self.wishes.append(wish)
            self.notes += _deviating(line, wish.mark, self._find(row))

    def _wish(self, line: int, row: _Row) -> Wish | None:
        answer = self._find(row)
        earlier = self._lines.setdefault((answer.assignment, answer.question, answer.name), line)
        if earlier != line:
            raise _Wrong(f"line {earlier} is for the same answer; leave one of them")
        if not (state := _STATE.fullmatch(row.state)):
            raise _Wrong("the column `state` was edited; take it from a new export")
        seen, newest = self._stand.marks.get(int(state[2])), self._stand.mark_of(answer)
        row = self._with_points(answer, row, seen)
        if row.given in (_given(seen), _given(newest)):
            return None
        if not answer.digest.startswith(state[1]):
            raise _Wrong("the answer was changed since the file was made; export it again, and read the new one")
        if newest and newest.id != int(state[2]) and not self._replace:
            given = f"{number(newest.points)} of {number(answer.max_points)} points"
            raise _Wrong(f"{clean_line(newest.by)} has given {given} meanwhile; export again, or let this file count "
                         "with --replace")
        return Wish(self._mark(answer, row, seen), newest.id if newest else 0)

    def _with_points(self, answer: Answer, row: _Row, seen: Mark | None) -> _Row:
        """Return the row with the sum of what is ticked where it has no points of its own."""
        if row.points or not row.rubric:
            return row
        found = sum_of(answer, self._stand.asked_for(answer), row.rubric, lines_of(seen))
        if isinstance(found, str):
            raise _Wrong(found)
        return replace(row, points=number(found))

    def _mark(self, answer: Answer, row: _Row, seen: Mark | None) -> Mark:
        typed = Typed(_points(row, seen), row.comment, row.rubric)
        made = made_mark(answer, self._stand.asked_for(answer), typed, self._by, self._at, lines_of(seen))
        if isinstance(made, str):
            raise _Wrong(made)
        return made


def _given(mark: Mark | None) -> tuple[str, str, tuple[str, ...]]:
    """What a mark reads like in a row."""
    if mark is None:
        return "", "", ()
    return number(mark.points), mark.comment, tuple(sorted(one.id for one in mark.ticked))


def _deviating(line: int, mark: Mark, answer: Answer) -> list[str]:
    if not (told := deviation(mark, answer.max_points)):
        return []
    ask = "" if mark.comment else "  Say why in a comment: the student reads both numbers."
    return [f"line {line}: {told}{ask}"]


def _points(row: _Row, seen: Mark | None) -> float:
    if not row.points and seen is not None:
        raise _Wrong("the points are missing; a mark can be changed, and not be taken back")
    if not row.points:
        raise _Wrong("the points are missing; write them, or tick what is met in the column `rubric`")
    try:
        return float(row.points.replace(",", "."))
    except ValueError:
        raise _Wrong(f"`{clean_line(row.points)}` is no number of points") from None


def _finder(stand: Stand) -> Callable[[_Row], Answer]:
    """Return what finds a row's answer, by the submission's name or its other one, or raises _Wrong."""
    known: dict[tuple[str, str, str], Answer] = {}
    for answer in stand.answers:
        for who in (clean_line(answer.name), stand.alias_of(answer)):
            known[answer.assignment, answer.question, who] = answer

    def find(row: _Row) -> Answer:
        answer: Union[Answer, None] = known.get((row.assignment, row.question, row.submission))
        if answer is not None:
            return answer
        if (row.assignment, row.question) not in stand.asked:
            questions = ", ".join(sorted(f"{id} of {assignment}" for assignment, id in stand.asked)) or "none"
            raise _Wrong(f"there is no question `{clean_line(row.question)}` of `{clean_line(row.assignment)}` with an "
                         f"answer that people read; there are: {questions}")
        raise _Wrong(f"no submission `{clean_line(row.submission)}` answers `{row.question}`")

    return find
