"""`grader similar`: which submissions should a person look at side by side?"""

from __future__ import annotations

from pathlib import Path

import click

from grader.commands import shared
from grader.commands.shared import EXIT_CODES
from grader.errors import OperatorError
from grader.progress import Bar
from grader.render.similar_text import similar_to_text
from grader.similar import PAGE, similar, write_similar


@click.command("similar", epilog=EXIT_CODES, short_help="Find submissions with code in common.")
@click.argument("assignment_id", metavar="ID")
@click.argument("submissions", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True,
              help="The folder for similar.html, similar.json and similar.csv.")
@click.option("--also", type=click.Path(path_type=Path), multiple=True, metavar="FOLDER",
              help="Submissions of an earlier year: compared with these, not among themselves; may be given several "
                   "times.")
@click.option("--most", type=click.IntRange(min=1), default=50, show_default=True,
              help="How many pairs are shown side by side at most.")
@shared.jobs
@click.pass_context
def similar_command(context: click.Context, assignment_id: str, submissions: Path, out: Path, also: tuple[Path, ...],
                    most: int, jobs: int) -> None:
    """Compare the submissions of assignment ID in SUBMISSIONS, each with each: a folder, a .zip, or an export of a
    course system.  New names, comments and line breaks do not hide a copy, nor does another order; code of the
    template and the handout does not count.  Similarity is a reason to look and no proof.

    \b
    Examples:
      grader similar backprop submissions/ --out similar/
      grader similar backprop submissions/ --also 2024/ --also 2025.zip --out similar/
    """
    with Bar() as bar:
        found = similar(shared.course_of(context), assignment_id, submissions, also=also, most=most, jobs=jobs,
                        on_done=bar.on_done)
    for note in found.notes:
        click.echo(f"note: {note}", err=True)
    if not (found.similarity.compared or found.similarity.left_out):
        raise OperatorError(f"There is no submission in {submissions}.")
    write_similar(out, found)
    click.echo(similar_to_text(found.similarity), nl=False)
    click.echo(f"\nSide by side: {out / PAGE}")
