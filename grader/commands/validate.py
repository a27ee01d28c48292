"""`grader validate`: are the checks themselves right?"""

from __future__ import annotations

import sys

import click

from grader.commands import shared
from grader.model import Level
from grader.progress import Bar
from grader.render import to_json, validation_to_html, validation_to_text
from grader.sandbox import best_level
from grader.validate import validate


@click.command("validate", short_help="Grade the checks themselves.")
@click.argument("assignment_id", metavar="ID")
@click.option("--mutants", "with_mutants", is_flag=True,
              help="Also grade automatic mutants of the reference: minutes, in place of seconds.")
@click.option("-o", "--output", type=click.Choice(["text", "json", "html"]), default="text", show_default=True,
              help="What standard output gets.")
@shared.jobs
@shared.level("How the variants are walled off.  [default: the best that this machine gives]")
@click.pass_context
def validate_command(context: click.Context, assignment_id: str, with_mutants: bool, output: str, jobs: int,
                     level: str | None) -> None:
    """Grade the checks of assignment ID: the reference and other right solutions must get everything, the template
    nothing, each known mistake must lose what it should and be named.  Exits with 1 when there is something to mend.

    \b
    Examples:
      grader validate backprop
      grader validate backprop --mutants -o html > validation.html
    """
    with Bar() as bar:
        found = validate(shared.course_of(context), assignment_id, Level(level) if level else best_level(), jobs=jobs,
                         with_mutants=with_mutants, on_done=bar.on_done)
    text = {"text": validation_to_text, "json": to_json, "html": validation_to_html}[output](found)
    click.echo(text, nl=False)
    sys.exit(1 if found.problems else 0)
