"""`grader ci` and `grader workflows`: grading in a CI job, and the files that call it there."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from grader.assignment import load_assignment
from grader.ci import Remark, Service, course_files, detect, remarks, remove_old_results, workflow_files, write_results
from grader.ci.github import annotations, without_commands
from grader.ci.service import repository
from grader.commands import shared
from grader.commands.shared import EXIT_CODES
from grader.errors import OperatorError
from grader.exit_code import AUTHOR_FAULT, INTERRUPTED, exit_code
from grader.grade import Desk, Graded
from grader.intake import read_submission
from grader.model import Level, Report
from grader.render import clean, to_text
from grader.sandbox import best_level
from grader.signing import key_for, signed

_PRINTED = 1_000_000  # characters of the report in the job's log


@click.command("ci", epilog=EXIT_CODES, short_help="Check in a CI job: GitHub, GitLab, Classroom 50.")
@click.argument("assignment_id", metavar="ID")
@click.argument("submission", type=click.Path(path_type=Path), required=False)
@click.option("--service", type=click.Choice([service.value for service in Service]), default=None,
              help="The service to write for.  [default: the one whose variables are set]")
@click.option("--hidden", is_flag=True, help="Run all checks; for the course's own repository only.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("grader-results"),
              show_default=True, help="The folder for report.html, report.json, junit.xml and summary.md.")
@shared.sign
@shared.fail_under
@shared.level("How student code is walled off.  [default: the best that there is; strict with --hidden or --sign]")
@click.pass_context
def ci_command(context: click.Context, assignment_id: str, submission: Path | None, service: str | None, hidden: bool,
               out: Path, sign: bool, fail_under: float | None, level: str | None) -> None:
    """Run the public checks of assignment ID on SUBMISSION (default: the assignment's file in this folder), and give
    the CI service what it shows: a summary, remarks at the student's lines, JUnit, outputs.

    Classroom 50 takes every exit code but 0 for a failure of its own: there it is 0 whenever there is a result.

    \b
    Examples:
      grader ci backprop
      grader ci conv2d --service gitlab --fail-under 20
      grader --course course ci backprop submission/ --hidden --sign
    """
    course = shared.course_of(context)
    chosen = Service(service) if service else detect(os.environ)
    at = Level(level) if level else Level.STRICT if hidden or sign else best_level()
    key = key_for(course.folder, at) if sign else ""
    path = submission or Path(load_assignment(course, assignment_id).settings.file)
    here = Path.cwd()
    remove_old_results(chosen, out, here)
    read = read_submission(path, load_assignment(course, assignment_id).settings.file)
    with Desk(course, assignment_id, at) as desk:
        graded = desk.grade_submission(read, public_only=not hidden)
    report = signed(graded.report, key) if sign else graded.report
    folder = path if path.is_dir() else path.parent
    found = () if hidden else remarks(report, read, folder, Path(repository(os.environ)))
    notes = write_results(report, found, chosen, out, here, os.environ)
    _tell(graded, report, found, notes, chosen, hidden)
    sys.exit(_code(graded, chosen, fail_under))


@click.command("workflows", short_help="Write the files that call `grader ci`.")
@click.argument("assignment_id", metavar="ID")
@click.option("--for", "whose", type=click.Choice(["student", "course"]), default="student", show_default=True,
              help="Whose repository they are for: the course's one runs the hidden checks, too.")
@click.option("--install", default="", metavar="WHAT", help="What pip installs grader from.  [default: the service's "
              "variable GRADER_INSTALL]")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("."), show_default=True,
              help="The repository's folder.  A file that is there already is left alone.")
@click.pass_context
def workflows_command(context: click.Context, assignment_id: str, whose: str, install: str, out: Path) -> None:
    """Write the workflow files for assignment ID: GitHub Actions, GitLab, Classroom 50.

    \b
    Examples:
      grader workflows backprop --install ./wheels/grader-0.1.0-py3-none-any.whl
      grader workflows backprop --for course --out ../course-repository
    """
    load_assignment(shared.course_of(context), assignment_id)
    made = (workflow_files if whose == "student" else course_files)(assignment_id, install)
    for name in made:
        if (out / name).exists():
            raise OperatorError(f"{out / name} is there already.  Remove it, or name another folder: --out FOLDER")
    for name, text in made.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text(text, encoding="utf-8", newline="\n")
        click.echo(out / name)


def _tell(graded: Graded, report: Report, found: tuple[Remark, ...], notes: tuple[str, ...], service: Service,
          hidden: bool) -> None:
    text = to_text(report, colour=False)[:_PRINTED]
    github = service in (Service.GITHUB, Service.CLASSROOM50)
    click.echo(without_commands(text) if github else text, nl=False)
    for line in annotations(found) if github else ():
        click.echo(line)
    sys.stdout.flush()
    for fault in graded.faults:
        # A student can do nothing with our traceback, and standard error is read for commands as well.
        shown = clean(fault) if hidden else clean(fault).strip().splitlines()[-1]
        click.echo(f"Our fault: {shown}", err=True)
    for note in notes:
        click.echo(f"note: {note}", err=True)


def _code(graded: Graded, service: Service, fail_under: float | None) -> int:
    code = exit_code(graded, fail_under)
    return code if service is not Service.CLASSROOM50 or code in (AUTHOR_FAULT, INTERRUPTED) else 0
