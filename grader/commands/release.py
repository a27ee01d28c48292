"""`grader release`: what students get."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from grader.commands import shared
from grader.errors import OperatorError
from grader.model import Level
from grader.progress import Bar
from grader.release import make_bundle, write_folder, write_zip
from grader.sandbox import best_level

_SECONDS = 10.0   # from one plain line of progress to the next


@click.command("release", short_help="Make the students' bundle.")
@click.argument("assignment_id", metavar="[ID]", required=False)
@click.option("--all", "every", is_flag=True, help="Make the bundles of all assignments.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True,
              help="Each bundle becomes a folder in it, called like its assignment.")
@click.option("--zip", "zipped", is_flag=True, help="Also write each as a .zip; the same bytes for the same course.")
@click.option("--install", default="", metavar="TEXT",
              help="What pip installs in the CI files: your course's package or its address.")
@shared.level("How reference and mistakes are walled off while they are recorded.  [default: the best that this "
              "machine gives]")
@click.pass_context
def release_command(context: click.Context, assignment_id: str | None, every: bool, out: Path, zipped: bool,
                    install: str, level: str | None) -> None:
    """Make the bundle of assignment ID for students: template, handout, public checks and what they need to judge and
    to explain without the reference.  Refuses when a line of the solution, a hidden check or the secret would leak.

    \b
    Examples:
      grader release backprop --out bundles/
      grader release --all --out bundles/ --zip
    """
    course = shared.course_of(context)
    if every == bool(assignment_id):
        raise OperatorError("Name one assignment, as in `grader release backprop --out bundles/`, or write --all.")
    for one in course.assignment_ids() if every else [assignment_id]:
        with Bar(plain_every=_SECONDS) as bar:
            files = make_bundle(course, one, Level(level) if level else best_level(), install, _named(one, bar.on_done))
        click.echo(write_folder(files, out / one))
        if zipped:
            click.echo(write_zip(files, out / f"{one}.zip"))


def _named(assignment_id: str, on_done: Callable[[str, int, int], None]) -> Callable[[str, int, int], None]:
    """Return `on_done` for the steps of one bundle: what is tried is told with the assignment."""
    return lambda what, done, total: on_done(f"{assignment_id}, {what}", done, total)
