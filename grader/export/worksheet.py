"""A course system's own CSV file, into which scores are filled.

In: the text of its export, rows of the class.  Out: the same table with one column filled, and notes.
Every other cell stays as it is, but for those that a spreadsheet would compute (cells.py).  A cell is filled only where
a line belongs to exactly one student: by id, login or e-mail address, else by a name that occurs once on both sides.
An open score is never written, so an earlier score that stands in the file stays.

Trust: an operator's file that holds names which students chose.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from grader.errors import OperatorError
from grader.export.cells import BOM, as_csv, kept
from grader.export.exported import Exported
from grader.export.students import is_open, whose
from grader.overview import Row
from grader.render import words
from grader.render.clean import clean_line

# What tells a student -> the row's field that is compared with it; the surest first.
_FIELDS = {"id": "student_id", "login": "login", "email": "email", "name": "student"}
_BY_NAME = list(_FIELDS).index("name")


@dataclass(frozen=True)
class Worksheet:
    """A CSV file as it was read: `rows` without the header, each as long as the file has it."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    separator: str
    bom: bool

    def column(self, *names: str) -> int | None:
        """Return the index of the first column that has one of these names, in any case; None when there is none."""
        wanted = {name.casefold() for name in names}
        return next((at for at, title in enumerate(self.header) if title.strip().casefold() in wanted), None)


def read_worksheet(text: str, what: str) -> Worksheet:
    """Return the CSV file `text`, separated by commas or semicolons; raises OperatorError, naming it as `what`."""
    body = text.removeprefix(BOM)
    first = body.partition("\n")[0]
    separator = ";" if first.count(";") > first.count(",") else ","
    try:
        rows = [tuple(row) for row in csv.reader(io.StringIO(body, newline=""), delimiter=separator, strict=True)]
    except csv.Error as error:
        raise OperatorError(f"{what} cannot be read as CSV: {error}.  Export it again, and do not edit it.") from None
    if not rows or not any(rows[0]):
        raise OperatorError(f"{what} is empty.  Export it again.")
    return Worksheet(rows[0], tuple(rows[1:]), separator, text.startswith(BOM))


def fill(sheet: Worksheet, target: int, tells: Mapping[str, Sequence[int | None]], rows: Sequence[Row], *,
         locked: Callable[[Sequence[str]], bool] = lambda line: False, bom: bool = False) -> Exported:
    """Return `sheet` with the final scores of `rows` in column `target`, and notes on what was not filled.

    `tells` names the columns that hold an "id", "login", "email" or "name"; None stands for a column that is not there.
    Lines for which `locked` is true stay as they are.
    """
    finder = _Finder(sheet, tells, rows)
    owners = finder.owners([at for at, line in enumerate(sheet.rows) if not locked(line)])
    lines, notes = [], []
    for at, line in enumerate(sheet.rows):
        if at in owners:
            line, note = _filled(line, target, owners[at])
            notes += note
        lines.append(line)
    found = {whose(row) for row in owners.values()}
    notes += [f"{clean_line(row.student)}: in no line of the file that may be filled" for row in rows
              if whose(row) not in found]
    safe_lines = [[kept(cell) for cell in line] for line in (sheet.header, *lines)]
    notes += finder.notes + _changed(zip((sheet.header, *lines), safe_lines))
    return Exported(as_csv(safe_lines, sheet.separator, bom or sheet.bom), tuple(notes))


def _filled(line: Sequence[str], target: int, row: Row) -> tuple[Sequence[str], list[str]]:
    line = [*line, *[""] * (target + 1 - len(line))]
    if is_open(row):
        earlier = f"; the earlier {clean_line(line[target])} stays" if line[target].strip() else ""
        return line, [f"{clean_line(row.student)}: the score is open{earlier}"]
    return [*line[:target], words.number(row.final), *line[target + 1:]], []


def _changed(pairs: Iterable[tuple[Sequence[str], Sequence[str]]]) -> list[str]:
    count = sum(before != after for old, new in pairs for before, after in zip(old, new))
    return [f"{count} cells of the file looked like formulas and got an apostrophe in front"] if count else []


class _Finder:
    """Finds out whose each line of the file is."""

    def __init__(self, sheet: Worksheet, tells: Mapping[str, Sequence[int | None]], rows: Sequence[Row]) -> None:
        self._sheet = sheet
        self._columns = {tell: [at for at in tells.get(tell, ()) if at is not None] for tell in _FIELDS}
        self._rows: dict[tuple[str, str], list[Row]] = {}
        for row in rows:
            for tell, field in _FIELDS.items():
                self._rows.setdefault((tell, _folded(getattr(row, field))), []).append(row)
        self._names = Counter(name for line in sheet.rows for name in set(self._values("name", line)))
        self.notes: list[str] = []

    def owners(self, lines: Iterable[int]) -> dict[int, Row]:
        """Return the row that each of these lines belongs to; of two lines for one row the surer one has it."""
        claims: dict[tuple[str, str], list[tuple[tuple[int, int], int, Row]]] = {}
        for at in lines:
            if claim := self._claim(self._sheet.rows[at]):
                claims.setdefault(whose(claim[1]), []).append((claim[0], at, claim[1]))
        owners = {}
        for claimed in claims.values():
            claimed.sort(key=lambda claim: claim[0])
            sure, at, row = claimed[0]
            if len(claimed) > 1 and claimed[1][0] == sure:
                self.notes.append(f"{clean_line(row.student)}: in several lines of the file; none is filled")
                continue
            owners[at] = row
            if sure[0] == _BY_NAME:
                self.notes.append(f"{clean_line(row.student)}: found by the name alone")
        return owners

    def _claim(self, line: Sequence[str]) -> tuple[tuple[int, int], Row] | None:
        """Return the one row that `line` seems to belong to, and how sure that is: the lower, the surer."""
        for rank, tell in enumerate(_FIELDS):
            for second, value in enumerate(self._values(tell, line)):
                rows = self._rows.get((tell, value), [])
                if len(rows) == 1 and (rank != _BY_NAME or self._names[value] == 1):
                    return (rank, second), rows[0]
        return None

    def _values(self, tell: str, line: Sequence[str]) -> list[str]:
        values = (_folded(line[at]) for at in self._columns[tell] if at < len(line))
        return [value for value in values if value]


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
