"""Which columns tell who a student is, and what they are usually called.

In: what course.yaml says of them, and a Table.  Out: names to look for; OperatorError where none is there.
To know another column: add its name, in small letters without punctuation, to USUAL_NAMES.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from grader.errors import OperatorError
from grader.roster.table import Table
from grader.roster.words import title_of

# role -> names of its column, the best first
USUAL_NAMES: dict[str, tuple[str, ...]] = {
    "name": ("student", "name", "full name", "student name", "fullname", "display name"),
    "first": ("first name", "firstname", "given name", "first", "given names", "forename"),
    "last": ("last name", "lastname", "surname", "family name", "last"),
    "email": ("email", "email address", "e mail", "mail", "student email"),
    "id": ("sis user id", "sis id", "student id", "studentid", "sid", "id number", "student number", "id", "user id",
           "lms user id", "orgdefinedid", "identifier", "matriculation number"),
    "login": ("sis login id", "login id", "login", "username", "user name", "github username", "netid"),
    "section": ("section", "sections", "group", "groups", "class"),
}
_WHO = ("name", "first", "last", "email", "id", "login")


class Columns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a roster's columns are called, where they have none of their usual names; "" looks for these."""

    name: str = ""
    first: str = ""
    last: str = ""
    email: str = ""
    id: str = ""
    login: str = ""
    section: str = ""


def names_of(columns: Columns | None) -> dict[str, tuple[str, ...]]:
    """Return role -> the titles to look for: the course's own, else the usual ones."""
    named = msgspec.structs.asdict(columns or Columns())
    return {role: (title_of(named[role]),) if named[role] else usual for role, usual in USUAL_NAMES.items()}


def refuse_missing(path: Path, table: Table, columns: Columns) -> None:
    """Raise OperatorError where a column that the course names is missing, or none tells who a student is."""
    there = f"{path}, line {table.line}: the columns are {', '.join(table.header)}"
    for role, name in msgspec.structs.asdict(columns).items():
        if name and role not in table.roles:
            raise OperatorError(f'{there}; there is no "{name}".  Correct roster.{role} in course.yaml.')
    if not any(role in table.roles for role in _WHO):
        raise OperatorError(f"{there}; none tells who a student is.  Name them in course.yaml, as in "
                            f"roster: {{name: {table.header[0]}}}")
