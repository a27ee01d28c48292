"""Scores for Canvas, as its gradebook imports them.

In: an Overview, and the CSV that Canvas exported, where there is one.  Out: CSV to import there.
With Canvas's own file the assignment's column is filled and all else is kept: this is the sure way, since Canvas knows
its students by its own ID.  Without, Canvas has to find them by SIS id or login, and the assignment by its title.

The columns are those that lib/gradebook_importer.rb of canvas-lms reads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from grader.errors import OperatorError
from grader.export.cells import table
from grader.export.exported import Exported
from grader.export.lateness import late_notes_of_class
from grader.export.students import importable, is_open
from grader.export.worksheet import Worksheet, fill, read_worksheet
from grader.overview import Overview, Row
from grader.render import words
from grader.render.clean import clean_line

_HEADER = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
# Canvas takes every line with these words in its first cell for the maxima, whoever stands there.
_MAXIMA = "Points Possible"


def canvas(overview: Overview, template_csv: str | None = None, *, column: str = "", bom: bool = False) -> Exported:
    """Return the final scores as CSV for Canvas.

    `template_csv` is the text of the gradebook that Canvas exported; `column` is the assignment's header there, as in
    "Homework 1 (4711)", needed where it is not the assignment's title.  Raises OperatorError when the file is not a
    gradebook or has no such column.
    """
    rows, notes = importable(overview)
    if template_csv is None:
        made = _made(overview, rows, column or overview.title, bom)
    else:
        made = _filled(overview, rows, read_worksheet(template_csv, "The Canvas gradebook"), column, bom)
    return Exported(made.text, (*notes, *late_notes_of_class(rows), *made.notes))


def _made(overview: Overview, rows: tuple[Row, ...], column: str, bom: bool) -> Exported:
    lines = [[_MAXIMA, "", "", "", "", overview.max_score]]
    lines += [[row.student, "", row.student_id, row.login, row.section, None if is_open(row) else row.final]
              for row in rows if _MAXIMA not in row.student]
    notes = [f"{clean_line(row.student)}: Canvas would take this name for the line of maxima; left out"
             for row in rows if _MAXIMA in row.student]
    notes += [f"{clean_line(row.student)}: neither an id nor a login; Canvas has only the name to go by"
              for row in rows if not (row.student_id or row.login)]
    return Exported(table((*_HEADER, column), lines, bom), tuple(notes))


def _filled(overview: Overview, rows: tuple[Row, ...], sheet: Worksheet, column: str, bom: bool) -> Exported:
    if sheet.column("Student") is None or sheet.column("ID") is None:
        raise OperatorError("This is no gradebook of Canvas: it has no columns Student and ID.  In Canvas: Grades, "
                            "Export, Export Entire Gradebook.")
    target = _target(sheet, overview, column)
    tells = {"id": (sheet.column("SIS User ID"), sheet.column("ID")), "login": (sheet.column("SIS Login ID"),),
             "email": (sheet.column("SIS Login ID"),), "name": (sheet.column("Student"),)}
    made = fill(sheet, target, tells, rows, locked=_is_maxima, bom=bom)
    return Exported(made.text, (*_other_maximum(sheet, target, overview), *made.notes))


def _target(sheet: Worksheet, overview: Overview, column: str) -> int:
    wanted = {column.strip()} if column else {overview.title.strip(), overview.assignment}
    found = [at for at, header in enumerate(sheet.header)
             if at >= len(_HEADER) and (header.strip() in wanted or _without_id(header) in wanted)]
    if len(found) != 1:
        titles = [clean_line(header) for header in sheet.header[len(_HEADER):] if re.search(r"\([0-9]+\)\s*$", header)]
        raise OperatorError(f"{len(found)} columns of the Canvas gradebook are called "
                            f"{' or '.join(sorted(wanted))}.  Name the one that is meant, with its number; there are: "
                            f"{', '.join(titles) or 'none'}.")
    return found[0]


def _without_id(header: str) -> str:
    return re.sub(r"\s*\([0-9]+\)\s*$", "", header).strip()


def _is_maxima(line: Sequence[str]) -> bool:
    return bool(line) and _MAXIMA in line[0]


def _other_maximum(sheet: Worksheet, target: int, overview: Overview) -> list[str]:
    theirs = next((line[target].strip() for line in sheet.rows if _is_maxima(line) and target < len(line)), "")
    try:
        same = not theirs or float(theirs.replace(",", ".")) == overview.max_score
    except ValueError:
        same = False
    return [] if same else [f"Canvas has {clean_line(theirs)} points possible, the assignment "
                            f"{words.number(overview.max_score)}"]
