"""Whose scores go into a course system, and what has to be said about the others.

In: an Overview.  Out: its rows to hand over, one for each student, and notes.
A submission that belongs to no student of the roster is left out; of several by one student the last one counts.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from grader.overview import Overview, Row
from grader.render import words
from grader.render.clean import clean_line


def importable(overview: Overview) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """Return the rows that belong to a student, one for each, in the class's order, and notes on all else."""
    matched = [row for row in overview.rows if row.matched]
    chosen = {whose(row) for row in last_of_each(matched)}
    rows = tuple(row for row in matched if whose(row) in chosen)
    notes = [f"{_named(row)}: no student of the roster; left out{_why_unmatched(row)}" for row in overview.rows
             if not row.matched]
    notes += [f"{_named(row)}: an earlier submission of {_student(row)}; the last one counts"
              for row in matched if whose(row) not in chosen]
    notes += [f"{_named(row)}: no longer in the collection; left out" for row in overview.gone]
    return rows, (*notes, *open_notes(rows), *missing_notes(overview))


def open_notes(rows: Iterable[Row]) -> tuple[str, ...]:
    """Return one note for each row whose score is open."""
    return tuple(f"{_student(row)}: the score is open ({_why(row)}); no score is written" for row in rows
                 if is_open(row))


def missing_notes(overview: Overview) -> tuple[str, ...]:
    """Return one note for each student of the roster without a submission."""
    return tuple(f"{clean_line(absent.student)}: no submission; no score is written" for absent in overview.missing)


def is_open(row: Row) -> bool:
    """True while the points that count are not known: something is BROKEN or AWAITING."""
    return row.score is None or row.final is None


def identity(row: Row) -> str:
    """Return the best that there is to tell the row's student by, for comparing."""
    return (row.student_id or row.email or row.login or row.student or row.name).strip().casefold()


def whose(row: Row) -> tuple[str, str]:
    """Return what tells this row from all others: the submission and its student, since a group shares one."""
    return row.name, identity(row)


def last_of_each(rows: Iterable[Row]) -> Iterable[Row]:
    """Return one row for each student: the submission that counts, which is the one handed in last."""
    found: dict[str, Row] = {}
    for row in rows:
        other = found.get(identity(row))
        if other is None or _handed_in(row) >= _handed_in(other):
            found[identity(row)] = row
    return found.values()


def _handed_in(row: Row) -> tuple[float, str]:
    """When, where that is known; else by name.  Never by the time of grading: a regrade must not change who counts."""
    return row.submitted.timestamp() if row.submitted else -math.inf, row.name


def _why_unmatched(row: Row) -> str:
    return f" ({clean_line(row.why_unmatched)})" if row.why_unmatched else ""


def _why(row: Row) -> str:
    tally = Counter(outcome for name, outcome in row.outcomes.items() if row.points.get(name) is None)
    return ", ".join(f"{count} {words.spoken(outcome)}" for outcome, count in tally.items()) or "no points yet"


def _student(row: Row) -> str:
    return clean_line(row.student or row.name)


def _named(row: Row) -> str:
    return f"submission {clean_line(row.name)}"
