"""Scores in the columns of `nbgrader export`, for whatever reads those.

In: an Overview.  Out: CSV with the columns of nbgrader/plugins/export.py.
The raw score is before the late policy, the penalty is what the policy took off, the score is what counts.  Where
nbgrader writes 0 for a student without a submission nothing is written here.
"""

from __future__ import annotations

from grader.export.cells import Cell, table
from grader.export.exported import Exported
from grader.export.students import importable, is_open
from grader.overview import Overview, Row

_HEADER = ("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email", "raw_score",
           "late_submission_penalty", "score", "max_score")


def nbgrader(overview: Overview, *, bom: bool = False) -> Exported:
    """Return the class as CSV in nbgrader's columns; the column duedate is empty, an open score too."""
    rows, notes = importable(overview)
    return Exported(table(_HEADER, [_line(overview.assignment, row) for row in rows], bom), notes)


def _line(assignment: str, row: Row) -> list[Cell]:
    last, first = _names(row.student)
    time = row.submitted.isoformat(sep=" ", timespec="seconds") if row.submitted else None
    scores = [None] * 3 if is_open(row) else [row.score, round(row.score - row.final, 2), row.final]
    return [assignment, None, time, row.student_id or row.login or row.name, last, first, row.email, *scores,
            row.max_score]


def _names(name: str) -> tuple[str, str]:
    """Return last and first name: around a comma where there is one, else the last word and the words before it."""
    if "," in name:
        last, _, first = name.partition(",")
    else:
        first, _, last = name.strip().rpartition(" ")
    return last.strip(), first.strip()
