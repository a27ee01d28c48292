"""Answers and their marks as a CSV file, to be filled in elsewhere and read back by sheet_reading.py.

In: a Stand.  Out: CSV text, one row an answer.
Beside an answer stand what its question follows, and what the names in the rubric mean; neither is read back.
The column `state` says which answer was read and which mark was seen, so that neither a changed answer nor another
person's mark is written over unseen.
Trust: answers are students'; every text is harmless in a spreadsheet (quoting.py).
"""

from __future__ import annotations

from grader.export.cells import as_csv
from grader.gradebook import Mark
from grader.marking.answers import Answer
from grader.marking.asked import Asked
from grader.marking.quoting import disarmed
from grader.marking.stand import Stand
from grader.render.clean import clean, clean_line
from grader.render.words import number

COLUMNS = ("assignment", "question", "submission", "follows", "answer", "points", "of", "rubric", "rubric_says",
           "comment", "by", "at", "state")
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
    text = f"file: {clean_line(answer.file)}" if answer.file else _cell(answer.text)
    points, met, *said = ("", "", "", "", "") if mark is None else (
        number(mark.points), " ".join(one.id for one in mark.ticked), mark.comment, clean_line(mark.by), mark.at)
    return [answer.assignment, asked.id, who, _follows(stand, answer), text, points, asked_points(answer), met,
            _meanings(asked), *said, state_of(answer, mark)]


def _follows(stand: Stand, answer: Answer) -> str:
    question, words = stand.before(answer)
    return _cell(f"{question}: {words or 'no answer'}") if question else ""


def _meanings(asked: Asked) -> str:
    # On one line: problems of a sheet that came back are told by the lines of the file.
    return " | ".join(f"{item.id} ({number(item.points)}): {clean_line(item.says, 1_000)}" for item in asked.rubric)


def _cell(text: str) -> str:
    return clean(text, limit=_MOST_ANSWER, lines=10_000)


def asked_points(answer: Answer) -> str:
    """Return the most that an answer can earn."""
    return number(answer.max_points)
