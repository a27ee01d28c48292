"""`grader batch`: a whole class overnight."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from grader.batch import make_plan, run_batch
from grader.batch.events import Tally, listed
from grader.batch.outdated import outdated
from grader.batch.outputs import CLASS_PAGE, write_class
from grader.batch.overview import make_overview
from grader.batch.plan import Plan
from grader.batch.progress import BatchProgress
from grader.batch.remembered import lists_for, recalled, remember
from grader.commands import shared
from grader.commands.shared import EXIT_CODES
from grader.errors import OperatorError
from grader.exit_code import AUTHOR_FAULT, GRADED, INTERRUPTED
from grader.gradebook import Gradebook, open_gradebook
from grader.gradebook.opening import FILE
from grader.model import Level
from grader.overview import Overview


@click.command("batch", epilog=EXIT_CODES, short_help="Grade a whole class.")
@click.argument("assignment_id", metavar="ID")
@click.argument("submissions", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True,
              help="The folder for gradebook, reports and class page; the same one again goes on where it stopped.")
@shared.jobs
@click.option("--cluster", default="", metavar="ADDRESS",
              help="Grade on a Dask cluster, in place of --jobs: its scheduler's address, or the file that it writes.")
@click.option("--roster", type=click.Path(path_type=Path, dir_okay=False),
              help="The course's students, a CSV.  [default: that of the last run]")
@click.option("--extensions", type=click.Path(path_type=Path, dir_okay=False),
              help="A CSV of students with more time; needs a roster.  [default: that of the last run]")
@click.option("--attempts", type=click.Choice(["last", "first", "all"]), default="last", show_default=True,
              help="Which of a student's attempts count.")
@click.option("--resume", is_flag=True, help="Only go on with a batch: refuse when there is no gradebook in --out.")
@click.option("--only", multiple=True, metavar="NAME", help="Grade only this submission; may be given several times.")
@click.option("--check", "checks", multiple=True, metavar="NAME",
              help="Grade only this check again, and keep the other results; may be given several times.")
@click.option("--regrade", is_flag=True, help="Grade again what is graded already; older results stay in the history.")
@shared.budget
@shared.device
@shared.level("How student code is walled off.  [default: strict, and never a weaker one unless it is named]")
@click.pass_context
def batch_command(context: click.Context, assignment_id: str, submissions: Path, out: Path, jobs: int,
                  cluster: str, roster: Path | None, extensions: Path | None, attempts: str, resume: bool,
                  only: tuple[str, ...], checks: tuple[str, ...], regrade: bool, budget: str, device: str,
                  level: str | None) -> None:
    """Run all checks of assignment ID on every submission in SUBMISSIONS: a folder, a .zip, or an export of Canvas,
    Moodle, Gradescope, Blackboard or Classroom 50.  What has not changed since it was graded is not graded again; what
    is told as graded is safe, whatever happens.

    \b
    Examples:
      grader batch backprop submissions/ --out results/
      grader batch backprop canvas_export.zip --roster roster.csv --out results/ --jobs 8
      grader batch backprop submissions/ --out results/ --check gradient_b
      grader batch backprop submissions/ --out results/ --cluster tls://head-node:8786
    """
    if resume and not (out / FILE).is_file():
        raise OperatorError(f"There is no batch to go on with in {out}.  Name its folder, or leave out --resume.")
    lists = lists_for(out, roster, extensions)
    for note in recalled(out, lists):  # before what may refuse them
        click.echo(f"note: {note}", err=True)
    plan = make_plan(shared.course_of(context), assignment_id, submissions, Level(level) if level else Level.STRICT,
                     roster=lists.roster, extensions=lists.extensions, attempts=attempts, only=only, checks=checks,
                     regrade=regrade, budget=budget, device=device)
    for note in (*(note.text for note in plan.collection.notes), *plan.notes):
        click.echo(f"note: {note}", err=True)
    if not plan.entries:
        raise OperatorError(f"There is no submission in {submissions}.")
    with _stopping_cleanly(), open_gradebook(out) as book, BatchProgress(len(plan.entries)) as progress:
        _refuse_another_assignment(book, assignment_id, out)
        remember(out, lists)
        try:
            tally = run_batch(plan, book, out, jobs=jobs, cluster=cluster, on_event=progress.on_event,
                              on_mistake=progress.on_mistake)
        finally:
            write_class(out, overview := make_overview(plan, book))
        left = outdated(plan, book)
    _tell(plan, tally)
    _tell_what_to_look_after(tally, overview, left)
    click.echo(f"Class page: {out / CLASS_PAGE}")
    sys.exit(AUTHOR_FAULT if tally.broken else GRADED)


def _refuse_another_assignment(book: Gradebook, assignment_id: str, out: Path) -> None:
    """Its reports lie below the submissions' names alone, and there is one class page."""
    if others := sorted(book.assignments() - {assignment_id}):
        raise OperatorError(f"{out} holds a batch of {', '.join(others)}, whose reports and class page would be lost.  "
                            f"Name another folder: --out {out.with_name(f'{out.name}-{assignment_id}')}")


@contextmanager
def _stopping_cleanly() -> Iterator[None]:
    """End on Ctrl-C, and on SIGTERM, with what is graded kept and one line that says how to go on."""
    # Not by raising SIGINT: a shell that starts it in the background has that one ignored.
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        shared.stop("Interrupted.  What was told as graded is kept; the same command goes on from there.", INTERRUPTED)
    finally:
        signal.signal(signal.SIGTERM, before)


def _tell(plan: Plan, tally: Tally) -> None:
    click.echo(tally.words)
    if plan.matching:
        click.echo(f"Submissions without a student of the roster: {len(plan.unmatched)}")
        for line in plan.unmatched_lines():
            click.echo(f"  {line}")
        click.echo(f"Students without a submission: {len(plan.matching.missing)}")


def _tell_what_to_look_after(tally: Tally, overview: Overview, left: Sequence[str]) -> None:
    """Say whose points are not what one would think."""
    unread = {row.name: None for row in overview.rows if row.answers_unread}
    gone = {row.name: None for row in overview.gone}
    told = {"Answers that were not read": unread, "Final points changed without grading": tally.changed,
            "Late policy or extensions changed since, and left as they were by --only": left,
            "Graded earlier, and no longer in the collection": gone}
    for what, names in told.items():
        if names:
            click.echo(f"{what}: {len(names)} ({listed(names)})")
