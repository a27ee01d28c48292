"""`grader marks`: people's points as a CSV file, out and in, and a folder's files brought up to date with them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timezone
from pathlib import Path

import click

from grader.batch.refresh import refresh
from grader.commands import shared
from grader.commands.serve import user
from grader.course import Course
from grader.errors import OperatorError
from grader.gradebook import open_gradebook, open_marks
from grader.marking import Stand, read_sheet, sheet, stand_of
from grader.render.words import count

_MOST_LINES = 20

_folder = click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")


@click.group("marks", short_help="Points that people give: as a CSV, out and in.")
def marks_group() -> None:
    """Work with the points that people give for answers in DIR, which `grader batch --out` wrote.  `grader serve` does
    the same on a page.

    \b
    Examples:
      grader marks export results/ > marks.csv
      grader marks import results/ marks.csv --by "Ada Lovelace"
    """


@marks_group.command("export", short_help="Print the answers and their marks.")
@_folder
@click.option("--assignment", "assignment_id", default="", metavar="ID", help="Only the answers to this one.")
@click.option("--names", is_flag=True, help="Name the submissions; else each has another name that tells nothing.")
@click.pass_context
def export_command(context: click.Context, folder: Path, assignment_id: str, names: bool) -> None:
    """Print the answers that people read, one a row, with what was given for them.

    Fill in the columns points, rubric (what is met, by its names) and comment, and leave the others as they are.

    \b
    Example:
      grader marks export results/ > marks.csv
    """
    stand = _stand(folder, shared.course_if_any(context), assignment_id)
    click.echo(sheet(stand, names=names).encode("utf-8"), nl=False)  # the bytes as they are: line ends belong to CSV


@marks_group.command("import", short_help="Take the marks of a filled-in CSV file.")
@_folder
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="CSV")
@click.option("--by", default="", metavar="NAME", help="Who gives the points.  [default: your name on this machine]")
@click.option("--replace", is_flag=True, help="Let the file count where somebody has given other points meanwhile.")
@click.pass_context
def import_command(context: click.Context, folder: Path, file: Path, by: str, replace: bool) -> None:
    """Take the marks of a CSV file that `grader marks export` wrote and people filled in: all of them, or none where
    any row is wrong.  Rows that nobody edited are passed over.

    \b
    Example:
      grader marks import results/ marks.csv --by "Ada Lovelace"
    """
    course = shared.course_if_any(context)
    stand = _stand(folder, course)
    reading = read_sheet(file, stand, by=by or user(), at=datetime.now(timezone.utc), replace=replace)
    if reading.problems:
        raise OperatorError(_listed(f"Nothing was taken from {file}:", reading.problems))
    if reading.wishes:
        with open_marks(folder, checked=False) as marks:
            given = marks.give(reading.wishes)
        if given.clashes:
            raise OperatorError(f"{given.clashes[0].newest.by} gives points at this moment: nothing was taken.  Start "
                                "the same command again.")
    click.echo(f"{count(len(reading.wishes), 'mark')} taken, {count(reading.unchanged, 'row')} unchanged")
    if reading.notes:
        click.echo(_listed("note: points that are not those of the lines ticked beside them were taken as they are:",
                           reading.notes), err=True)
    if reading.wishes:
        _refresh(folder, course)


@marks_group.command("refresh", short_help="Write reports, class page and table again.")
@_folder
@click.pass_context
def refresh_command(context: click.Context, folder: Path) -> None:
    """Write all reports, the class page and the table in DIR again from its gradebook, with all points that people
    gave: also what was removed or edited by hand.

    \b
    Example:
      grader marks refresh results/
    """
    open_marks(folder).close()  # brings an older gradebook up to date
    complete = _refresh(folder, shared.course_if_any(context), every=True)
    click.echo(f"{folder} is up to date." if complete else f"{folder} was written again, but for what the notes tell.")


def _stand(folder: Path, course: Course | None, assignment_id: str = "") -> Stand:
    open_marks(folder).close()
    with open_gradebook(folder, only_read=True) as book:
        there = {kept.assignment for kept in book.current()}
        if assignment_id and assignment_id not in there:
            raise OperatorError(f"The gradebook in {folder} holds no results of {assignment_id}; it has: "
                                f"{', '.join(sorted(there)) or 'none'}.")
        return stand_of(book, course, assignment_id)


def _refresh(folder: Path, course: Course | None, every: bool = False) -> bool:
    """Return True where there was nothing to note."""
    with open_gradebook(folder, only_read=True) as book:
        notes = refresh(folder, book, course, every=every)
    for note in notes:
        click.echo(f"note: {note}", err=True)
    return not notes


def _listed(what: str, lines: Sequence[str]) -> str:
    more = len(lines) - _MOST_LINES
    rest = [f"and {more} more"] if more > 0 else []
    return "\n  ".join([what, *lines[:_MOST_LINES], *rest])
