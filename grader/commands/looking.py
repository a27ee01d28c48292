"""`grader list`, `grader demo`, `grader doctor`: what there is, and what this machine can do."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from grader.assignment import load_assignment
from grader.commands import shared
from grader.demo import run_demo
from grader.doctor import examine
from grader.errors import AuthorError
from grader.exit_code import AUTHOR_FAULT, GRADED


@click.command("list")
@click.pass_context
def list_command(context: click.Context) -> None:
    """List the course's assignments, with the number of checks that each declares; exit with 3 when one is wrong.

    \b
    Example:
      grader list
    """
    course = shared.course_of(context)
    click.echo(course.name)
    wrong = False
    for assignment_id in course.assignment_ids():
        try:
            settings = load_assignment(course, assignment_id).settings
        except AuthorError as error:  # the others are still there
            wrong = True
            click.echo(f"  {assignment_id:<16} wrong: {str(error).splitlines()[0]}")
        else:
            click.echo(f"  {assignment_id:<16} {settings.file:<16} {settings.checks:>3} checks  {settings.title}")
    sys.exit(AUTHOR_FAULT if wrong else GRADED)


@click.command(short_help="Grade the sample submissions.")
@click.option("--save", "save_folder", type=click.Path(path_type=Path, file_okay=False), default=Path("reports"),
              show_default=True, help="Where the reports go.")
@click.pass_context
def demo(context: click.Context, save_folder: Path) -> None:
    """Grade the course's sample submissions and say where the reports are.

    \b
    Example:
      grader demo --save reports
    """
    sys.exit(run_demo(shared.course_of(context), save_folder, click.echo))


@click.command(short_help="Say which levels of isolation this machine gives.")
def doctor() -> None:
    """Say which levels of isolation this machine gives, and why not; exit with 1 when `strict` is not among them.

    \b
    Example:
      grader doctor
    """
    sys.exit(0 if examine(click.echo) else 1)
