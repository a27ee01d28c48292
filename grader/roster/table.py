"""A CSV file as spreadsheets and course systems write it -> its rows, and which columns play which role.

In: a path, and the names that columns of each role may have.  Out: Table, or OperatorError with file, line and remedy.
Trusted: the course's staff bring the file.  The separator, the encoding and Excel's first line are found out.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from grader.errors import OperatorError
from grader.roster.words import title_of

_MANY = ("id", "login")                     # roles that may have several columns
_SEPARATORS = ",;\t"
_MOST_BYTES = 20 * 2**20


@dataclass(frozen=True)
class Table:
    """A CSV file's rows with their line numbers, and which columns play which role."""

    header: list[str]
    line: int                               # of the header
    rows: list[tuple[int, list[str]]]
    roles: dict[str, list[int]]
    notes: list[str]

    def all(self, row: list[str], role: str) -> tuple[str, ...]:
        """Return what the row says in this role, without the empty cells."""
        cells = (" ".join(row[column].split()) for column in self.roles.get(role, ()) if column < len(row))
        return tuple(dict.fromkeys(filter(None, cells)))

    def cell(self, row: list[str], role: str) -> str:
        """Return the first that the row says in this role, or ""."""
        return next(iter(self.all(row, role)), "")


def read_table(path: Path, names: Mapping[str, Sequence[str]]) -> Table:
    """Return the table at `path`; `names` are the titles that columns of each role may have, the best first."""
    text, notes = _text(path)
    tell_separator, _, rest = text.partition("\n")             # Excel tells itself the separator in such a line
    offset = 1 if tell_separator.lower().startswith("sep=") else 0
    rows = _rows(path, rest if offset else text, names, offset)
    if not rows:
        raise OperatorError(f"{path}: the file is empty.  Export it again.")
    (line, header), *rows = rows
    if wide := [number for number, row in rows if any(cell.strip() for cell in row[len(header):])]:
        raise OperatorError(f"{path}, line {wide[0]}: there are more cells than the {len(header)} columns.  Put a cell "
                            'that holds a separator into quotes: "Lovelace, Ada"')
    return Table([" ".join(cell.split()) for cell in header], line, rows, _roles(header, names), notes)


def _text(path: Path) -> tuple[str, list[str]]:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise OperatorError(f"{path}: more than {_MOST_BYTES // 2**20} MiB is no list of students.")
        data = path.read_bytes()
    except OSError as error:
        raise OperatorError(f"{path}: the file cannot be read: {error.strerror}.") from None
    text, encoding = _decoded(data)
    if "\0" in text:                                            # as in a workbook, which is a zip
        raise OperatorError(f"{path}: this is no text.  Save the table as CSV (UTF-8), not as a workbook.")
    known = encoding in ("utf-8-sig", "utf-16")
    return text, [] if known else [f"read as {encoding}, since it is not UTF-8: look at names with accents"]


def _decoded(data: bytes) -> tuple[str, str]:
    """Return the text and its encoding; Latin-1, the last one, knows every byte."""
    marked = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) * marked + ("utf-8-sig", "cp1252"):
        with suppress(UnicodeDecodeError):
            return data.decode(encoding), encoding
    return data.decode("latin-1"), "latin-1"


def _rows(path: Path, text: str, names: Mapping[str, Sequence[str]], offset: int) -> list[tuple[int, list[str]]]:
    """Return the rows that are not empty, each with the number of its first line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text, names), strict=True)
    rows, line = [], 1 + offset
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((line, row))
            line = reader.line_num + 1 + offset
    except csv.Error as error:
        raise OperatorError(f"{path}, line {line}: not readable as CSV: {error}.  Look for a quote that is opened and "
                            "not closed, here or above.") from None
    return rows


def _separator(text: str, names: Mapping[str, Sequence[str]]) -> str:
    """Return the separator with which the header has the most known columns, then the most columns."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(_SEPARATORS, key=lambda each: (sum(map(len, _roles(first.split(each), names).values())),
                                              first.count(each)))


def _roles(header: Sequence[str], names: Mapping[str, Sequence[str]]) -> dict[str, list[int]]:
    """Return role -> its columns, the best first; one only, unless the role may have many."""
    titles = [title_of(cell) for cell in header]
    found = {role: [titles.index(name) for name in known if name in titles] for role, known in names.items()}
    return {role: places if role in _MANY else places[:1] for role, places in found.items() if places}
