"""`grader check` and `grader grade`: one submission, from its file to its report."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from grader.assignment import load_assignment
from grader.commands import shared
from grader.commands.shared import EXIT_CODES
from grader.exit_code import exit_code
from grader.grade import Graded, grade
from grader.model import Level
from grader.progress import CheckProgress
from grader.render import to_html, to_json, to_text
from grader.report_files import save_report
from grader.sandbox import best_level


@click.command(epilog=EXIT_CODES, short_help="Run the public checks on your own work.")
@click.argument("assignment_id", metavar="ID")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@shared.output
@shared.save
@shared.fail_under
@shared.level("How student code is walled off.  [default: the best that this machine gives]")
@click.pass_context
def check(context: click.Context, assignment_id: str, file: Path | None, output: str, save_folder: Path | None,
          fail_under: float | None, level: str | None) -> None:
    """Run the public checks of assignment ID on FILE (default: the assignment's file in this folder).

    \b
    Examples:
      grader check backprop
      grader check two_layer_net homework/neural_net.py -o html > report.html
    """
    course = shared.course_of(context)
    file = file or Path(load_assignment(course, assignment_id).settings.file)
    with CheckProgress(course, assignment_id) as progress:
        graded = grade(course, assignment_id, file, Level(level) if level else best_level(), public_only=True,
                       on_result=progress.on_result, on_mistake=progress.on_mistake)
    # A student can do nothing with our traceback; `grader grade` shows it to those who can.
    faults = tuple(fault.strip().splitlines()[-1] for fault in graded.faults)
    _finish(replace(graded, faults=faults), output, save_folder, fail_under)


@click.command("grade", epilog=EXIT_CODES, short_help="Run all checks on one submission.")
@click.argument("assignment_id", metavar="ID")
@click.argument("submission", type=click.Path(path_type=Path))
@shared.output
@shared.save
@shared.fail_under
@shared.level("How student code is walled off.  [default: strict, and never a weaker one unless it is named]")
@click.pass_context
def grade_command(context: click.Context, assignment_id: str, submission: Path, output: str,
                  save_folder: Path | None, fail_under: float | None, level: str | None) -> None:
    """Run all checks of assignment ID, public and hidden, on SUBMISSION: a file, or a folder or
    .zip with it.

    \b
    Examples:
      grader grade backprop submissions/alice/
      grader grade conv2d alice.py -o json > alice.json
      grader grade train_loop bob/ --save reports/bob --fail-under 50
    """
    course = shared.course_of(context)
    with CheckProgress(course, assignment_id) as progress:
        graded = grade(course, assignment_id, submission, Level(level) if level else Level.STRICT,
                       on_result=progress.on_result, on_mistake=progress.on_mistake)
    _finish(graded, output, save_folder, fail_under)


def _finish(graded: Graded, output: str, save_folder: Path | None, fail_under: float | None) -> None:
    report = graded.report
    if save_folder is not None:
        save_report(report, save_folder)
    if output == "json":
        click.echo(to_json(report))
    elif output == "html":
        click.echo(to_html(report))
    else:
        click.echo(to_text(report, colour=shared.colour()), nl=False)
        if save_folder is not None:
            click.echo(f"\nReport: {save_folder / 'report.html'}")
    for fault in graded.faults:
        click.echo(f"\nOur fault: {fault}", err=True)
    sys.exit(exit_code(graded, fail_under))
