"""`grader grade`: one submission, from its file to its report; and how a report is told."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from grader.assignment import load_assignment
from grader.checker.means import means_for
from grader.commands import shared
from grader.commands.completion import assignment_ids
from grader.commands.shared import EXIT_CODES
from grader.exit_code import exit_code
from grader.grade import Graded, grade
from grader.model import Level
from grader.progress import CheckProgress
from grader.render import to_html, to_json, to_text
from grader.render.junit import to_junit
from grader.render.markdown import to_markdown
from grader.report_files import save_report
from grader.signing import key_for, signed

_RENDERERS = {"json": to_json, "html": to_html, "junit": to_junit, "markdown": to_markdown}


@click.command("grade", epilog=EXIT_CODES, short_help="Run all checks on one submission.")
@click.argument("assignment_id", metavar="ID", shell_complete=assignment_ids)
@click.argument("submission", type=click.Path(path_type=Path))
@shared.output
@shared.save
@shared.sign
@shared.fail_under
@shared.budget
@shared.device
@shared.level("How student code is walled off.  [default: strict, and never a weaker one unless it is named]")
@click.pass_context
def grade_command(context: click.Context, assignment_id: str, submission: Path, output: str,
                  save_folder: Path | None, sign: bool, fail_under: float | None, budget: str,
                  device: str, level: str | None) -> None:
    """Run all checks of assignment ID, public and hidden, on SUBMISSION: a file, or a folder or
    .zip with it.

    \b
    Examples:
      grader grade backprop submissions/alice/
      grader grade conv2d alice.py -o json > alice.json
      grader grade train_loop bob/ --save reports/bob --fail-under 50
      grader grade backprop cyd.py -o junit > junit.xml
      grader grade two_layer_net alice/ --budget full   # trains for minutes on CIFAR-10
    """
    course = shared.course_of(context)
    at = Level(level) if level else Level.STRICT
    key = key_for(course.folder, at) if sign else ""
    means = means_for(load_assignment(course, assignment_id), at, budget, device)
    with CheckProgress(course, assignment_id, budget) as progress:
        graded = grade(course, assignment_id, submission, at, means=means, on_check=progress.on_check,
                       on_result=progress.on_result, on_mistake=progress.on_mistake)
    if sign:
        graded = replace(graded, report=signed(graded.report, key))
    tell(graded, output, save_folder)
    sys.exit(exit_code(graded, fail_under))


def tell(graded: Graded, output: str, save_folder: Path | None) -> None:
    """Print the report as `output` says, save it where that is asked for, and tell the operator of our faults."""
    report = graded.report
    if output != "text" and not sys.stdout.isatty() and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")  # a file for others to read, whatever this terminal knows
    if save_folder is not None:
        save_report(report, save_folder)
    if output in _RENDERERS:
        click.echo(_RENDERERS[output](report))
    else:
        click.echo(to_text(report, colour=shared.colour()), nl=False)
        if save_folder is not None:
            click.echo(f"\nReport: {save_folder / 'report.html'}")
    for fault in graded.faults:
        click.echo(f"\nOur fault: {fault}", err=True)
