"""The class as a folder's class.json tells whose it is, with everything that was graded from the gradebook.

In: the Overview that a batch has written, and where its submissions stand now.  Out: Overview, and sentences on what
does not fit.  No file is read or written here.
Trust: class.json can be edited by hand, put back from a backup, or lie beside another gradebook.  So no points, outcome
or mistake is taken from it, and no submission has a row without a result.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from grader.batch.outputs import report_address
from grader.batch.overview import Seen, graded_of
from grader.batch.standing import Standing
from grader.batch.whose import told_earlier
from grader.overview import Overview, Row
from grader.render.clean import clean_line, encodable
from grader.render.words import count

_MOST_NAMES = 5


@dataclass(frozen=True)
class Fitted:
    """A class, and what did not fit, in sentences."""

    overview: Overview
    notes: tuple[str, ...]


def fitted(told: Overview, standings: Iterable[Standing], *, with_roster: bool = False) -> Fitted | None:
    """Return the class of `told` as its submissions stand now, or None where not one of them is there.

    `standings` are read once, one at a time; those of other assignments are passed over.  `with_roster` says whether
    submissions that `told` does not know are without a student of a roster, or there is none.
    """
    fit = _Fit(told, with_roster)
    for standing in standings:
        if standing.kept.assignment == told.assignment:
            fit.add(standing)
    return fit.fitted() if fit.fits else None


class _Fit:
    """Lays one submission after another over a class."""

    def __init__(self, told: Overview, with_roster: bool) -> None:
        self._told, self._with_roster, self._seen = told, with_roster, Seen()
        self._rows: list[Row] = []
        self._apart: list[Row] = []        # of what is no longer in the collection
        self._gone = {row.name for row in told.gone}
        self._without = _by_name((*told.rows, *told.gone))
        self._new: list[str] = []
        self._older: list[str] = []

    def add(self, standing: Standing) -> None:
        """Add one submission of this assignment."""
        name = encodable(standing.kept.name)
        before = self._without.pop(name, [])
        rows = [_row(row, standing) for row in before] or [_unknown(name, standing, not self._with_roster)]
        if not before:
            self._new.append(name)
        elif standing.kept.graded < before[0].graded:
            self._older.append(name)
        if name in self._gone:
            self._apart += rows
        else:
            self._rows += rows
            self._seen.add(msgspec.structs.replace(standing.kept, name=name), standing.report)

    @property
    def fits(self) -> bool:
        """False where class.json has submissions, and none of those that were added."""
        return len(self._new) < len(self._rows) + len(self._apart) or not self._without

    def fitted(self) -> Fitted:
        """Return the class."""
        rows = told_earlier(sorted(self._rows, key=lambda row: row.name))
        most = max([row.max_score for row in rows], default=self._told.max_score)
        return Fitted(msgspec.structs.replace(
            self._told, rows=rows, gone=tuple(sorted(self._apart, key=lambda row: row.name)), max_score=most,
            levels=tuple(self._seen.levels), checks=self._seen.rates(list(self._told.tasks)),
            mistakes=self._seen.frequent(), warnings=tuple(self._seen.warnings)),
            tuple(_notes(tuple(self._without), self._new, self._older)))


def _by_name(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.name, []).append(row)
    return found


def _row(row: Row, standing: Standing) -> Row:
    submitted, nothing = standing.kept.submitted, standing.report.submission.file is None
    return msgspec.structs.replace(
        row, report=report_address(row.name), problem=row.problem if nothing else "",
        submitted=row.submitted if row.submitted == submitted else submitted,  # there in the course's time zone
        **graded_of(standing))


def _unknown(name: str, standing: Standing, matched: bool) -> Row:
    """Return a row for a submission that class.json does not know: whose it is the gradebook alone tells."""
    student = standing.kept.student
    return Row(name=name, student=student.name or name, student_id=student.id, email=student.email, login="",
               section="", matched=matched, submitted=standing.kept.submitted, problem="", report=report_address(name),
               **graded_of(standing))


def _notes(gone: Sequence[str], new: Sequence[str], older: Sequence[str]) -> Iterable[str]:
    if gone:
        yield (f"The gradebook has no result of {named(gone)} that class.json names: left out of the class page and "
               "the table.  Is it an older gradebook, or another one?")
    if new:
        yield (f"class.json does not know {named(new)} of the gradebook: whose it is is told as the gradebook has "
               "it.  Start the same batch again.")
    if older:
        yield (f"The gradebook's result of {named(older)} is older than the one that class.json was made from.  Is it "
               "an older gradebook?  Start the same batch again.")


def named(names: Sequence[str]) -> str:
    """Write how many submissions, and which: the first of them, clean."""
    shown = ", ".join(clean_line(name) for name in names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    return f"{count(len(names), 'submission')} ({shown}{f' and {more} more' if more > 0 else ''})"
