"""Scores for Moodle, as the offline grading worksheet of one assignment imports them.

In: an Overview, and the worksheet that Moodle made, where there is one.  Out: CSV to upload there.
Moodle finds a student by its own number in the column Identifier and by nothing else, so only its own worksheet, filled
in, can be uploaded (mod/assign/feedback/offline/importgradeslib.php).  Without it the same columns are made for people.
"""

from __future__ import annotations

from collections.abc import Sequence

from grader.errors import OperatorError
from grader.export.cells import Cell, table
from grader.export.exported import Exported
from grader.export.lateness import late_notes_of_class
from grader.export.students import importable, is_open
from grader.export.worksheet import Worksheet, fill, read_worksheet
from grader.overview import Overview, Row
from grader.render import words
from grader.render.clean import clean_line

_HEADER = ("Identifier", "Full name", "Email address", "Status", "Group", "Grade", "Maximum Grade",
           "Grade can be changed", "Last modified (submission)", "Last modified (grade)", "Feedback comments")


def moodle(overview: Overview, template_csv: str | None = None, *, bom: bool = False) -> Exported:
    """Return the final scores as CSV for Moodle.

    `template_csv` is the text of the grading worksheet that Moodle made, in English.  Raises OperatorError when the
    file is no such worksheet.
    """
    rows, notes = importable(overview)
    if template_csv is None:
        made = Exported(table(_HEADER, [_line(row) for row in rows], bom),
                        ("Moodle cannot read this file back: only its own worksheet holds its numbers of students.  "
                         "Download the grading worksheet, and fill that",))
    else:
        made = _filled(overview, rows, read_worksheet(template_csv, "The grading worksheet"), bom)
    return Exported(made.text, (*notes, *late_notes_of_class(rows), *made.notes))


def _line(row: Row) -> list[Cell]:
    submitted = row.submitted.isoformat(sep=" ", timespec="minutes") if row.submitted else None
    return [None, row.student, row.email, None, row.section, None if is_open(row) else row.final, row.max_score, "Yes",
            submitted, None, None]


def _filled(overview: Overview, rows: tuple[Row, ...], sheet: Worksheet, bom: bool) -> Exported:
    target, changeable = sheet.column("Grade"), sheet.column("Grade can be changed")
    if target is None or sheet.column("Identifier") is None:
        raise OperatorError("This is no grading worksheet of Moodle: it has no columns Identifier and Grade.  In the "
                            "assignment, in English: Submissions, Actions, Download grading worksheet.")
    tells = {"id": (sheet.column("ID number"), sheet.column("Identifier")), "login": (sheet.column("Username"),),
             "email": (sheet.column("Email address"),), "name": (sheet.column("Full name"),)}
    made = fill(sheet, target, tells, rows, bom=bom,
                locked=lambda line: _cell(line, changeable).casefold() == "no")
    return Exported(made.text, (*_other_maximum(sheet, overview), *made.notes))


def _other_maximum(sheet: Worksheet, overview: Overview) -> list[str]:
    """Moodle passes over grades above its own maximum without a word."""
    theirs = {_cell(line, sheet.column("Maximum Grade")) for line in sheet.rows} - {"", "-"}
    return [f"Moodle has a maximum grade of {clean_line(maximum)}, the assignment "
            f"{words.number(overview.max_score)} points" for maximum in sorted(theirs)
            if not _equal(maximum, overview.max_score)]


def _equal(text: str, number: float) -> bool:
    try:
        return float(text.replace(",", ".")) == number
    except ValueError:
        return False


def _cell(line: Sequence[str], at: int | None) -> str:
    return line[at].strip() if at is not None and at < len(line) else ""
