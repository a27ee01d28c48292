"""CSV -> the students of a course.

In: a file as Canvas, Moodle, Gradescope or a spreadsheet writes it.  Out: Roster, frozen.
Trusted: the course's staff bring the file.  Two lines that tell the same student are refused.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import msgspec

from grader.errors import OperatorError
from grader.roster.columns import Columns, names_of, refuse_missing
from grader.roster.table import Table, read_table
from grader.roster.words import folded, tokens

_NOT_STUDENTS = {("points", "possible"), ("test", "student")}   # rows that Canvas adds


class Student(msgspec.Struct, frozen=True):
    """One student of a roster; what the roster does not tell is empty."""

    name: str                               # as written there, "Ada Lovelace" or "Lovelace, Ada"
    email: str = ""
    ids: tuple[str, ...] = ()               # of all columns with ids, the registrar's before the course system's
    logins: tuple[str, ...] = ()
    section: str = ""

    @property
    def key(self) -> str:
        """The best that there is to tell this student by: id, else e-mail address, login, name."""
        return next(filter(None, (*self.ids, self.email, *self.logins)), self.name)


class Roster(msgspec.Struct, frozen=True):
    """Who takes the course, in the file's order, and what the operator should know of the reading."""

    students: tuple[Student, ...]
    notes: tuple[str, ...] = ()


def read_roster(path: Path, columns: Columns | None = None) -> Roster:
    """Return the students of a CSV file; raises OperatorError with file, line and remedy.

    The separator is a comma, a semicolon or a tab; the text UTF-8, UTF-16 with its mark, else Windows-1252 or Latin-1.
    """
    table = read_table(path, names_of(columns))
    refuse_missing(path, table, columns or Columns())
    notes, students = list(table.notes), []
    for line, row in table.rows:
        student = student_of(table, row)
        if not student.key or tokens(student.name) in _NOT_STUDENTS:
            notes.append(f"line {line} is no student and was left out" + f": {student.name}" * bool(student.name))
        else:
            students.append((line, student))
    if not students:
        raise OperatorError(f"{path}: the file names no student.  Export the roster again.")
    _refuse_duplicates(path, students)
    return Roster(tuple(student for _, student in students), (*notes, *_namesakes(students)))


def student_of(table: Table, row: list[str]) -> Student:
    """Return whom a row tells, of this table or of another with such columns."""
    name = table.cell(row, "name") or " ".join(filter(None, (table.cell(row, "first"), table.cell(row, "last"))))
    return Student(name, table.cell(row, "email"), table.all(row, "id"), table.all(row, "login"),
                   table.cell(row, "section"))


def _refuse_duplicates(path: Path, students: list[tuple[int, Student]]) -> None:
    lines: dict[tuple[str, str], list[int]] = defaultdict(list)
    for line, student in students:
        told = {("id", value) for value in student.ids} | {("login", value) for value in student.logins}
        told |= {("e-mail address", student.email)} if student.email else set()
        for kind, value in told or {("name, and nothing else,", student.name)}:
            lines[kind, folded(value)].append(line)
    twice = [f"lines {', '.join(map(str, found))} have the same {kind} {value}"
             for (kind, value), found in sorted(lines.items()) if len(found) > 1]
    if twice:
        raise OperatorError(f"{path}: " + ";\n  ".join(twice) + ".\n  Leave one line for each student.")


def _namesakes(students: list[tuple[int, Student]]) -> list[str]:
    lines: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for line, student in students:
        lines[tuple(sorted(tokens(student.name)))].append(line)
    return [f"lines {', '.join(map(str, found))} have the same name: their submissions are told by id, login or e-mail "
            "address only" for name, found in lines.items() if name and len(found) > 1]
