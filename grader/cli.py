"""Arguments -> one call -> exit code.

Every command reads its arguments, calls one plain function and turns what comes back into text and a number.
"""

from __future__ import annotations

import os
import sys
import traceback
from dataclasses import replace
from pathlib import Path

import click

from grader import __version__
from grader.assignment import load_assignment
from grader.course import Course, find_course
from grader.demo import run_demo
from grader.doctor import examine
from grader.errors import AuthorError, GraderError, OperatorError
from grader.exit_code import AUTHOR_FAULT, INTERRUPTED, NOTHING_READABLE, exit_code
from grader.grade import Graded, grade
from grader.model import Level
from grader.progress import CheckProgress
from grader.render import to_html, to_json, to_text
from grader.report_files import save_report
from grader.sandbox import best_level
from grader.template import stale_templates, write_templates

_EXIT_CODES = """
\b
Exit codes:
  0    graded: a report was made, whatever the score
  1    graded, and the score is below --fail-under
  2    nothing was graded: no readable submission, or a command that cannot be done
  3    our own fault: a check broke, or the assignment is wrong; the score stays open
  130  interrupted
"""


class _Commands(click.Group):
    """Turns our exceptions into one clear line on standard error and the exit code that belongs to them."""

    def invoke(self, context: click.Context):
        try:
            return super().invoke(context)
        except OperatorError as error:
            _stop(str(error), NOTHING_READABLE)
        except AuthorError as error:
            _stop(f"The assignment is wrong.  {error}", AUTHOR_FAULT)
        except GraderError as error:
            _stop(str(error), AUTHOR_FAULT)
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except BrokenPipeError:  # a reader such as `head` has left
            # Python writes what is left when it ends: that must not fail again.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(INTERRUPTED)
        except KeyboardInterrupt:
            _stop("Interrupted.", INTERRUPTED)
        except Exception:
            traceback.print_exc()
            _stop("This is our fault, not the submission's.  The lines above say where.", AUTHOR_FAULT)


def _stop(message: str, code: int) -> None:
    click.echo(message, err=True)
    sys.exit(code)


@click.group(cls=_Commands, epilog=_EXIT_CODES,
             context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="grader")
@click.option("--course", "course_folder", type=click.Path(path_type=Path), default=None,
              help="The course's folder.  [default: the one that this folder lies in]")
@click.pass_context
def main(context: click.Context, course_folder: Path | None) -> None:
    """Grade neural-network homework.  Student code never runs in the process that grades.

    \b
    Examples:
      grader list
      grader check backprop                      # your own backprop.py, public checks
      grader grade backprop alice/ -o json
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a report must print on every terminal
    context.obj = course_folder


def _course(context: click.Context) -> Course:
    return find_course(context.obj or Path.cwd())


_output = click.option("-o", "--output", type=click.Choice(["text", "json", "html"]), default="text", show_default=True,
                       help="What standard output gets; with json or html it gets nothing else.")
_save = click.option("--save", "save_folder", type=click.Path(path_type=Path, file_okay=False), default=None,
                     help="Also write report.html and report.json into this folder.")
_fail_under = click.option("--fail-under", type=float, default=None, metavar="POINTS",
                           help="Exit with 1 when the score is below POINTS.")


def _level(text: str):
    return click.option("--level", type=click.Choice([level.value for level in Level]), default=None, help=text)


@main.command("list")
@click.pass_context
def list_command(context: click.Context) -> None:
    """List the course's assignments.

    \b
    Example:
      grader list
    """
    course = _course(context)
    click.echo(course.name)
    for assignment_id in course.assignment_ids():
        settings = load_assignment(course, assignment_id).settings
        click.echo(f"  {assignment_id:<16} {settings.file:<16} {settings.checks:>3} checks  {settings.title}")


@main.command(epilog=_EXIT_CODES, short_help="Run the public checks on your own work.")
@click.argument("assignment_id", metavar="ID")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@_output
@_save
@_fail_under
@_level("How student code is walled off.  [default: the best that this machine gives]")
@click.pass_context
def check(context: click.Context, assignment_id: str, file: Path | None, output: str, save_folder: Path | None,
          fail_under: float | None, level: str | None) -> None:
    """Run the public checks of assignment ID on FILE (default: the assignment's file in this folder).

    \b
    Examples:
      grader check backprop
      grader check two_layer_net homework/neural_net.py -o html > report.html
    """
    course = _course(context)
    file = file or Path(load_assignment(course, assignment_id).settings.file)
    with CheckProgress(course, assignment_id) as progress:
        graded = grade(course, assignment_id, file, Level(level) if level else best_level(), public_only=True,
                       on_result=progress.on_result)
    # A student can do nothing with our traceback; `grader grade` shows it to those who can.
    faults = tuple(fault.strip().splitlines()[-1] for fault in graded.faults)
    _finish(replace(graded, faults=faults), output, save_folder, fail_under)


@main.command("grade", epilog=_EXIT_CODES, short_help="Run all checks on one submission.")
@click.argument("assignment_id", metavar="ID")
@click.argument("submission", type=click.Path(path_type=Path))
@_output
@_save
@_fail_under
@_level("How student code is walled off.  [default: strict, and never a weaker one unless it is named]")
@click.pass_context
def grade_command(context: click.Context, assignment_id: str, submission: Path, output: str,
                  save_folder: Path | None, fail_under: float | None, level: str | None) -> None:
    """Run all checks of assignment ID, public and hidden, on SUBMISSION: a file, or a folder that holds it.

    \b
    Examples:
      grader grade backprop submissions/alice/
      grader grade conv2d alice.py -o json > alice.json
      grader grade train_loop bob/ --save reports/bob --fail-under 50
    """
    course = _course(context)
    with CheckProgress(course, assignment_id) as progress:
        graded = grade(course, assignment_id, submission, Level(level) if level else Level.STRICT,
                       on_result=progress.on_result)
    _finish(graded, output, save_folder, fail_under)


@main.command(short_help="Make student templates from the references.")
@click.argument("assignment_id", metavar="[ID]", required=False)
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit with 1 when a template is out of step.")
@click.pass_context
def template(context: click.Context, assignment_id: str | None, only_check: bool) -> None:
    """Make the student template of assignment ID (default: all) from its reference.

    \b
    Examples:
      grader template
      grader template backprop --check
    """
    course = _course(context)
    for one in [assignment_id] if assignment_id else course.assignment_ids():
        assignment = load_assignment(course, one)
        folders = assignment.reference.parent, assignment.template
        if only_check and (stale := stale_templates(*folders)):
            _stop(f"Out of step with the reference: {', '.join(map(str, stale))}\nRun: grader template {one}", 1)
        if not only_check:
            for path in write_templates(*folders):
                click.echo(path)


@main.command(short_help="Grade the sample submissions.")
@click.option("--save", "save_folder", type=click.Path(path_type=Path, file_okay=False), default=Path("reports"),
              show_default=True, help="Where the reports go.")
@click.pass_context
def demo(context: click.Context, save_folder: Path) -> None:
    """Grade the course's sample submissions and say where the reports are.

    \b
    Example:
      grader demo --save reports
    """
    sys.exit(run_demo(_course(context), save_folder, click.echo))


@main.command(short_help="Say which levels of isolation this machine gives.")
def doctor() -> None:
    """Say which levels of isolation this machine gives, and why not; exit with 1 when `strict` is not among them.

    \b
    Example:
      grader doctor
    """
    sys.exit(0 if examine(click.echo) else 1)


def _finish(graded: Graded, output: str, save_folder: Path | None, fail_under: float | None) -> None:
    report = graded.report
    if save_folder is not None:
        save_report(report, save_folder)
    if output == "json":
        click.echo(to_json(report))
    elif output == "html":
        click.echo(to_html(report))
    else:
        click.echo(to_text(report, colour=_colour()), nl=False)
        if save_folder is not None:
            click.echo(f"\nReport: {save_folder / 'report.html'}")
    for fault in graded.faults:
        click.echo(f"\nOur fault: {fault}", err=True)
    sys.exit(exit_code(graded, fail_under))


def _colour() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ
