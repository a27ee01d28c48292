"""Write a batch's folder again from its gradebook and the marks in it: reports, class page, table.

In: the folder that a batch has written, and the course where it is at hand.  Out: its files, written again.
Marks are in the gradebook before this begins, so nothing is lost where it fails: it can be done again at any time.
Who is in the class, and how things are called, is told by class.json as the batch wrote it; all that was graded comes
from the gradebook (fitting.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from grader.batch.fitting import fitted, named
from grader.batch.outputs import has_report, read_class, report_folder, write_page
from grader.batch.remembered import lists_for
from grader.batch.standing import Standing, standing_of
from grader.course import Course
from grader.errors import GraderError, OperatorError
from grader.gradebook import Gradebook
from grader.model import Outcome, Report
from grader.overview import Overview
from grader.render import from_json
from grader.render.words import count
from grader.report_files import save_report


def refresh(folder: Path, book: Gradebook, course: Course | None, *, every: bool = False) -> tuple[str, ...]:
    """Write reports, the class page and the table; returns notes on what does not fit, empty when all went well.

    Reports are those that people's points belong to and those that are not there, or with `every` all of them.
    Raises OperatorError where a file cannot be written, or the gradebook is another class's.
    """
    notes, newer = refresh_class(folder, book, course), []
    for standing in _standings(book, course):
        awaiting = bool(standing.kept.counts[Outcome.AWAITING])
        if awaiting and tells_newer_marks(report_folder(folder, standing.kept.name) / "report.json", standing.report):
            newer.append(standing.kept.name)
        elif every or awaiting or not has_report(folder, standing.kept.name):
            _save(folder, standing)
    return (*notes, *_left(newer))


def refresh_some(folder: Path, book: Gradebook, course: Course | None, names: Iterable[tuple[str, str]]) -> None:
    """Write the reports of these submissions, each an (assignment, name); raises OperatorError."""
    wanted = set(names)
    for kept in book.current():
        if (kept.assignment, kept.name) in wanted:
            _save(folder, standing_of(book, kept, course))


def refresh_class(folder: Path, book: Gradebook, course: Course | None) -> tuple[str, ...]:
    """Write the class page and the table; returns notes, empty when all went well.

    Raises OperatorError where a file cannot be read or written, or the gradebook is another class's.
    """
    told = read_class(folder)
    if told is None:
        return ("The class page is as it was: the folder has no class.json.  Start the same batch again.",)
    found = fitted(told, _standings(book, course), with_roster=lists_for(folder, None, None).roster is not None)
    if found is None:
        raise OperatorError(f"{folder} is as it was: its gradebook has no result of any submission in class.json, "
                            f"which is of {told.assignment}.  Put the gradebook back that belongs to it.")
    write_page(folder, found.overview)
    return (*found.notes, *_open_for_want_of_policy(found.overview))


def tells_newer_marks(path: Path, report: Report) -> bool:
    """True where the report in this file has a person's points that `report` has not, or has older ones of."""
    try:
        before = from_json(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, GraderError):
        return False
    now = {check.id: check.marked.at for check in report.checks if check.marked}
    return any(check.marked.at > now.get(check.id, "") for check in before.checks if check.marked)


def _left(names: Sequence[str]) -> list[str]:
    if not names:
        return []
    return [f"The reports of {named(names)} tell points of a person that the gradebook does not have, and were left as "
            "they are.  Is it an older gradebook?  Put the newer one back, or remove these reports."]


def _save(folder: Path, standing: Standing) -> None:
    save_report(standing.report, report_folder(folder, standing.kept.name))


def _standings(book: Gradebook, course: Course | None) -> Iterator[Standing]:
    """Yield where each submission stands, one at a time: their reports are large."""
    return (standing_of(book, kept, course) for kept in book.current())


def _open_for_want_of_policy(overview: Overview) -> list[str]:
    unknown = {row.name for row in overview.rows if row.score is not None and row.final is None}
    return [f"{count(len(unknown), 'late submission')} open: the course is needed for its late policy.  Name it: "
            "--course FOLDER"] if unknown else []
