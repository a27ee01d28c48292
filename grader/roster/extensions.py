"""CSV -> who has more time.

In: a file of extensions, and the roster that its rows speak of.  Out: extensions by student and assignment.
Trusted: the course's staff bring the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from grader.errors import OperatorError
from grader.late import Extension, read_time
from grader.roster.columns import Columns, names_of, refuse_missing
from grader.roster.match import Hints, Index
from grader.roster.students import Roster, Student, student_of
from grader.roster.table import Table, read_table

_NAMES: dict[str, tuple[str, ...]] = {
    "assignment": ("assignment", "homework"),
    "days": ("days", "days more", "extra days"),
    "hours": ("hours", "hours more", "extra hours"),
    "until": ("until", "date", "due", "deadline", "new deadline"),
}
_MOST = {"days": 366, "hours": 366 * 24}


def read_extensions(path: Path, roster: Roster, assignments: Sequence[str], zone: ZoneInfo | None = None,
                    columns: Columns | None = None) -> dict[tuple[str, str], Extension]:
    """Return (student's key, assignment's id) -> Extension; the id is "" where the row names none: it is for all.

    A row tells its student as the roster does, one of `assignments` or none, and `days`, `hours`, or `until` with a
    date in `zone`.  Raises OperatorError with file, line and remedy, also for a student who is not in the roster.
    """
    table = read_table(path, names_of(columns) | _NAMES)
    refuse_missing(path, table, Columns())
    index, found = Index(roster.students), {}
    for line, row in table.rows:
        told, assignment = student_of(table, row), table.cell(row, "assignment")
        student = index.find(Hints(told.name, "".join(told.ids[:1]), told.email, "".join(told.logins[:1])))
        if isinstance(student, str):
            raise OperatorError(f"{path}, line {line}: whose is it? {student}.  Write an id or address of the roster.")
        if assignment not in ("", *assignments):
            raise OperatorError(f'{path}, line {line}: there is no assignment "{assignment}"; there are: '
                                f"{', '.join(assignments) or 'none'}.")
        if (key := (student[0].key, assignment)) in found:
            raise OperatorError(f"{path}, line {line}: a second extension of the same for {key[0]}.  Keep one.")
        found[key] = _extension(f"{path}, line {line}", table, row, zone)
    return found


def extension_for(extensions: Mapping[tuple[str, str], Extension], student: Student,
                  assignment: str) -> Extension | None:
    """Return the student's extension of this assignment, else the one of all assignments, else None."""
    return extensions.get((student.key, assignment)) or extensions.get((student.key, ""))


def _extension(where: str, table: Table, row: list[str], zone: ZoneInfo | None) -> Extension:
    days, hours = (_number(where, role, table.cell(row, role)) for role in ("days", "hours"))
    until = table.cell(row, "until")
    if bool(until) == bool(days or hours) or days % 1:
        raise OperatorError(f"{where}: write whole days, hours, or both, as in 2; or a date in the column until.")
    try:
        return Extension(int(days), hours, read_time(until, zone) if until else None)
    except ValueError as error:
        raise OperatorError(f"{where}: {error}.") from None


def _number(where: str, role: str, text: str) -> float:
    number = float(text or 0) if re.fullmatch(r"[0-9]{0,4}([.][0-9]+)?", text) else -1
    if not 0 <= number <= _MOST[role]:
        raise OperatorError(f'{where}: {role} is "{text}".  Write a number from 0 to {_MOST[role]}.')
    return number
