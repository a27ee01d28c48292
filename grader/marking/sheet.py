"""Answers and their marks as a CSV file, to be filled in elsewhere and read back by sheet_reading.py.

In: a Stand.  Out: CSV text, one row an answer.
The column `state` says which answer was read and which mark was seen, so that neither a changed answer nor another
person's mark is written over unseen.
Trust: answers are students'; every text is harmless in a spreadsheet (quoting.py).
"""

from __future__ import annotations

from grader.export.cells import as_csv
from grader.gradebook import Mark
from grader.marking.answers import Answer
from grader.marking.quoting import disarmed
from grader.marking.stand import Stand
from grader.render.clean import clean, clean_line
from grader.render.words import number

COLUMNS = ("assignment", "question", "submission", "answer", "points", "of", "rubric", "comment", "by", "at", "state")
_MOST_ANSWER = 32_000  # a cell of a spreadsheet holds 32,767 characters


def sheet(stand: Stand, *, names: bool = False) -> str:
    """Return the CSV text; with `names` submissions are called as they are, else by their other names."""
    rows = [_row(stand, answer, names) for answer in stand.answers]
    return as_csv([COLUMNS, *([disarmed(cell) for cell in row] for row in rows)])


def state_of(answer: Answer, mark: Mark | None) -> str:
    """Return what the column `state` says of an answer and its mark."""
    return f"{answer.digest[:16]}:{mark.id if mark else 0}"


def _row(stand: Stand, answer: Answer, names: bool) -> list[str]:
    mark, asked = stand.mark_of(answer), stand.asked_for(answer)
    who = clean_line(answer.name) if names else stand.alias_of(answer)
    text = f"file: {clean_line(answer.file)}" if answer.file else clean(answer.text, limit=_MOST_ANSWER, lines=10_000)
    given = ["", asked_points(answer), "", "", "", ""] if mark is None else [
        number(mark.points), asked_points(answer), " ".join(one.id for one in mark.ticked), mark.comment,
        clean_line(mark.by), mark.at]
    return [answer.assignment, asked.id, who, text, *given, state_of(answer, mark)]


def asked_points(answer: Answer) -> str:
    """Return the most that an answer can earn."""
    return number(answer.max_points)
