"""The whole class as one table of our own: everything that is known, for spreadsheets and scripts.

In: an Overview.  Out: CSV, one line for each submission and one for each student without one.
"""

from __future__ import annotations

from grader.export.cells import Cell, table
from grader.export.exported import Exported
from grader.export.students import is_open, missing_notes, open_notes
from grader.model import Outcome
from grader.overview import Absent, Overview, Row
from grader.render.words import awaiting_answers

_HEADER = ("student", "id", "email", "login", "section", "submission", "submitted", "late", "raw score", "final score",
           "max score", "status", "mistakes")


def gradebook(overview: Overview, *, bom: bool = False) -> Exported:
    """Return the class as CSV: who, when, late policy in words, scores, status, mistakes, points of each check.

    The status is "graded", "awaiting 2 answers", "BROKEN: our fault, graded again", "nothing to grade: ..." or "no
    submission"; behind it may stand "answers not read: ...", "not in the roster", "an earlier submission: the last one
    counts", "no longer in the collection: it does not count"; the last has no final score, since tables are summed.
    Open scores and points are empty cells.  Times are ISO 8601 with their zone.
    """
    checks = [check.id for check in overview.checks]
    header = (*_HEADER, *(f"check {name}" for name in checks))
    lines = [_line(row, checks) for row in overview.rows]
    lines += [_line(row, checks, "no longer in the collection: it does not count") for row in overview.gone]
    lines += [_missing(absent, overview.max_score, len(checks)) for absent in overview.missing]
    return Exported(table(header, lines, bom), (*open_notes(overview.rows), *missing_notes(overview)))


def gradebook_csv(overview: Overview) -> str:
    """Return the text of `gradebook` alone, for who shows the open scores elsewhere."""
    return gradebook(overview).text


def _line(row: Row, checks: list[str], more: str = "") -> list[Cell]:
    submitted = row.submitted.isoformat(timespec="seconds") if row.submitted else ""
    return [row.student, row.student_id, row.email, row.login, row.section, row.name, submitted, row.late, row.score,
            None if more else row.final, row.max_score, _status(row, more), "; ".join(row.mistakes),
            *(row.points.get(name) for name in checks)]


def _missing(absent: Absent, max_score: float, checks: int) -> list[Cell]:
    return [absent.student, absent.student_id, absent.email, absent.login, absent.section, *[None] * 5, max_score,
            "no submission", "", *[None] * checks]


def _status(row: Row, more: str) -> str:
    state = f"nothing to grade: {row.problem}" if row.problem else _open(row) if is_open(row) else "graded"
    earlier = "an earlier submission: the last one counts" if row.earlier else ""
    unread = f"answers not read: {row.answers_unread}" if row.answers_unread else ""
    return "; ".join(filter(None, [state, unread, "" if row.matched else "not in the roster", earlier, more]))


def _open(row: Row) -> str:
    """Say for what an open score waits."""
    ended = list(row.outcomes.values())
    parts = ["BROKEN: our fault, graded again" if Outcome.BROKEN in ended else "",
             awaiting_answers(ended.count(Outcome.AWAITING))]
    return "; ".join(filter(None, parts)) or "open: the late policy is not known"
