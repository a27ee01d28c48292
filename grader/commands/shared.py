"""What several commands have in common: the course, usual options, how a command stops."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from grader.course import Course, find_course
from grader.errors import OperatorError
from grader.model import Level

EXIT_CODES = """
\b
Exit codes:
  0    graded: a report was made, whatever the score, also while people's points are to come
  1    graded, and the score is, or must become, below --fail-under
  2    nothing was graded: no readable submission, or a command that cannot be done
  3    our own fault: a check broke, or the assignment is wrong; the score stays open
  130  interrupted
"""

output = click.option("-o", "--output", type=click.Choice(["text", "json", "html", "junit", "markdown"]),
                      default="text", show_default=True,
                      help="What standard output gets; but for text it gets nothing else.")
save = click.option("--save", "save_folder", type=click.Path(path_type=Path, file_okay=False), default=None,
                    help="Also write report.html and report.json into this folder.")
fail_under = click.option("--fail-under", type=float, default=None, metavar="POINTS",
                          help="Exit with 1 when the score is below POINTS.")
sign = click.option("--sign", is_flag=True, help="Sign the report with the course's private key; see `grader keygen`.")
jobs = click.option("-j", "--jobs", type=click.IntRange(min=1), default=os.cpu_count() or 1, show_default="all cores",
                    help="How many processes grade at a time.")

budget = click.option("--budget", type=click.Choice(["short", "full"]), default="short", show_default=True,
                      help="full: also the checks that train for minutes on whole real data; see docs/budgets.md.")
device = click.option("--device", type=click.Choice(["auto", "cpu", "cuda", "mps"]), default="cpu", show_default=True,
                      help="What computes trainings in PyTorch that are judged by their accuracy; a GPU needs --level "
                      "process.")


def level(text: str):
    """Return the option --level; `text` says what it is when it is not given."""
    return click.option("--level", type=click.Choice([level.value for level in Level]), default=None, help=text)


def course_of(context: click.Context) -> Course:
    """Return the course that --course names, or that this folder lies in; raises OperatorError."""
    return find_course(context.obj or Path.cwd())


def course_around(context: click.Context, named: Path | str | None) -> Course:
    """Return the course as course_of() does, or the one that a file or folder called `named` lies in."""
    try:
        return course_of(context)
    except OperatorError:
        if context.obj or named is None or not Path(named).exists():
            raise
        return find_course(Path(named))


def course_if_any(context: click.Context) -> Course | None:
    """Return the course as course_of() does, or None where none is named and this folder lies in none."""
    try:
        return course_of(context)
    except OperatorError:
        if context.obj:
            raise
        return None


def colour() -> bool:
    """True when standard output should have colours."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def stop(message: str, code: int) -> NoReturn:
    """End the command with one clear line on standard error."""
    click.echo(message, err=True)
    sys.exit(code)
