"""Bring a batch's folder up to date with the marks that people gave: reports, class page, table.

In: the folder that a batch has written, and the course where it is at hand.  Out: its files, written again.
Marks are in the gradebook before this begins, so nothing is lost where it fails: it can be done again at any time.
The class is the one that the batch wrote into class.json, with the roster that it had; only what marks change is new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from grader.batch.outputs import read_class, report_folder, write_page
from grader.batch.standing import Standing, standing_of
from grader.course import Course
from grader.gradebook import Gradebook
from grader.model import Outcome
from grader.overview import CheckRate, Overview, Row
from grader.render.clean import encodable
from grader.render.words import count
from grader.report_files import save_report


def refresh(folder: Path, book: Gradebook, course: Course | None) -> tuple[str, ...]:
    """Write all reports that people's points belong to, the class page and the table; returns what could not be.

    Raises OperatorError where a file cannot be written.
    """
    standings = _standings(book, course)
    refresh_reports(folder, standings)
    return refresh_class(folder, standings)


def refresh_some(folder: Path, book: Gradebook, course: Course | None, names: Iterable[tuple[str, str]]) -> None:
    """Write the reports of these submissions, each an (assignment, name); raises OperatorError."""
    wanted = set(names)
    refresh_reports(folder, [standing_of(book, kept, course) for kept in book.current()
                             if (kept.assignment, kept.name) in wanted])


def refresh_whole(folder: Path, book: Gradebook, course: Course | None) -> tuple[str, ...]:
    """Write the class page and the table; returns what could not be.  Raises OperatorError."""
    return refresh_class(folder, _standings(book, course))


def refresh_reports(folder: Path, standings: Iterable[Standing]) -> None:
    """Write these submissions' reports; raises OperatorError."""
    for standing in standings:
        save_report(standing.report, report_folder(folder, standing.kept.name))


def refresh_class(folder: Path, standings: Iterable[Standing]) -> tuple[str, ...]:
    """Write the class page and the table; returns notes, empty when all went well.  Raises OperatorError."""
    found, notes = list(standings), []
    overview = read_class(folder)
    if overview is None:
        return ("The class page is as it was: the folder has no class.json.  Start the same batch again.",)
    own = {encodable(one.kept.name): one for one in found if one.kept.assignment == overview.assignment}
    if unknown := [name for name, one in own.items() if one.report.score is not None and one.final is None]:
        notes.append(f"{count(len(unknown), 'late submission')} open: the course is needed for its late policy.  Name "
                     "it: --course FOLDER")
    write_page(folder, laid_over(overview, own))
    return tuple(notes)


def laid_over(overview: Overview, standings: Mapping[str, Standing]) -> Overview:
    """Return the class with the scores and outcomes of these submissions, by name, as they stand now."""
    rows = tuple(_row(row, standings.get(row.name)) for row in overview.rows)
    before, after = ({row.name: row.outcomes for row in some} for some in (overview.rows, rows))
    return msgspec.structs.replace(overview, rows=rows, checks=tuple(
        _rate(rate, before.values(), after.values()) for rate in overview.checks))


def _standings(book: Gradebook, course: Course | None) -> list[Standing]:
    """Return those that marks can change: all others are as the batch has written them."""
    return [standing_of(book, kept, course) for kept in book.current() if kept.counts[Outcome.AWAITING]]


def _row(row: Row, standing: Standing | None) -> Row:
    if standing is None:
        return row
    report = standing.report
    return msgspec.structs.replace(
        row, score=report.score, final=standing.final, late=standing.late_words,
        outcomes={check.id: check.outcome for check in report.checks},
        points={check.id: check.points for check in report.checks})


def _rate(rate: CheckRate, before: Iterable[dict[str, Outcome]], after: Iterable[dict[str, Outcome]]) -> CheckRate:
    counts = Counter(rate.counts)
    counts.subtract(outcomes[rate.id] for outcomes in before if rate.id in outcomes)
    counts.update(outcomes[rate.id] for outcomes in after if rate.id in outcomes)
    return msgspec.structs.replace(rate, counts={outcome: count for outcome, count in counts.items() if count > 0})
