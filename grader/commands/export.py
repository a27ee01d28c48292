"""`grader export`: results as the files that course systems read."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from grader.batch.kept import overview_of_folder
from grader.batch.one import kept_report
from grader.commands import shared
from grader.course import Course
from grader.errors import OperatorError
from grader.export import EXPORTERS, Entry, Exported, Exporter, gradescope_bundle, needed_files, write_zip
from grader.model import Level, Report
from grader.render import from_json

BUNDLE = "gradescope-autograder"
_BY_NAME = {exporter.name: exporter for exporter in EXPORTERS}
_WORDS = {"template_csv": "--template", "column": "--column", "bom": "--bom", "hidden": "--hidden",
          "problems": "--problem"}


@click.command("export", short_help="Write results for Canvas, Moodle, Gradescope and others.")
@click.argument("format_name", metavar="FORMAT", type=click.Choice([*_BY_NAME, BUNDLE]))
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file to write.  [default: standard "
              "output]")
@click.option("--assignment", "assignment_id", default="", metavar="ID", help="Where the gradebook holds several.")
@click.option("--roster", type=click.Path(path_type=Path, dir_okay=False), help="The course's students, a CSV.  "
              "[default: the one that the batch had]")
@click.option("--submissions", type=click.Path(path_type=Path), help="What the batch graded, to find anew whose it "
              "is; docs/exports.md says when that is needed.")
@click.option("--template", "template_csv", type=click.Path(path_type=Path, dir_okay=False),
              help="canvas, moodle: the file that the system exported, to be filled in.")
@click.option("--column", default="", metavar="TEXT", help="canvas: the assignment's header there.")
@click.option("--bom", is_flag=True, help="canvas, moodle, nbgrader, gradebook: write the byte order mark for Excel.")
@click.option("--hidden", default="", metavar="WHEN", help="gradescope, gradescope-autograder: when students see "
              "hidden checks: visible, after_due_date, after_published, hidden.")
@click.option("--problem", "problems", multiple=True, metavar="TASK=NAME", help="autolab: what a task is called there; "
              "may be given several times.")
@click.option("--wheel", type=click.Path(path_type=Path, dir_okay=False, exists=True),
              help="gradescope-autograder: grader itself, as `python -m pip wheel --no-deps .` makes it.")
@click.option("--require", "requirements", multiple=True, metavar="WHAT", help="gradescope-autograder: what pip "
              "installs beside it, as torch==2.13.0; may be given several times.")
@click.option("--pip-option", "pip_options", multiple=True, metavar="OPTION", help="gradescope-autograder: an option "
              "for that pip; may be given several times.")
@click.option("--weakest", type=click.Choice([level.value for level in Level]), default=Level.CONTAINED.value,
              show_default=True, help="gradescope-autograder: the level below which nothing is graded.")
@click.pass_context
def export_command(context: click.Context, format_name: str, source: Path, out: Path | None, assignment_id: str,
                   roster: Path | None, submissions: Path | None, wheel: Path | None, requirements: tuple[str, ...],
                   pip_options: tuple[str, ...], weakest: str, **given: Any) -> None:
    """Write results in FORMAT.  SOURCE is a batch's folder for canvas, moodle, nbgrader and gradebook; a report.json
    for gradescope, classroom50, prairielearn, autolab, junit and markdown; an assignment's id for
    gradescope-autograder.  What a person should know goes to standard error.

    \b
    Examples:
      grader export canvas results/ --roster roster.csv --template canvas.csv --out scores.csv
      grader export gradescope reports/alice/report.json > results.json
      grader export gradescope-autograder backprop --wheel grader.whl --out autograder.zip
    """
    if format_name == BUNDLE:
        _refuse_foreign(BUNDLE, ("hidden",), given)
        if out is None:
            raise OperatorError("A zip is no text for the terminal.  Name its file: --out autograder.zip")
        write_zip(out, _bundle(shared.course_of(context), str(source), wheel, requirements, pip_options,
                               Level(weakest), given["hidden"]))
        click.echo(out)
        return
    exporter = _BY_NAME[format_name]
    options = _options(exporter, given)
    if exporter.takes == "class":
        noun = overview_of_folder(shared.course_of(context), source, assignment_id=assignment_id, roster=roster,
                                  submissions=submissions)
    else:
        noun = _report(source, shared.course_if_any(context))
    _write(exporter.export(noun, **options), out)


def _report(path: Path, course: Course | None) -> Report:
    """Return the report in a file, or of a batch's folder what its gradebook has in the place of the file."""
    report = kept_report(path, course)
    if report is None:
        return from_json(_text(path))
    if report.score is not None and report.final is None:
        click.echo("note: the score is open: the course is needed for its late policy.  Name it: --course FOLDER",
                   err=True)
    return report


def _options(exporter: Exporter, given: dict[str, Any]) -> dict[str, Any]:
    """Return the keyword arguments of the exporter: what was given, and what the service's environment tells."""
    _refuse_foreign(exporter.name, exporter.options, given)
    options = {name: value for name, value in given.items() if value}
    if "template_csv" in options:
        options["template_csv"] = _text(options["template_csv"])
    if "problems" in options:
        options["problems"] = _pairs(options["problems"])
    return options | {option: os.environ.get(variable, "") for option, variable in exporter.environment.items()}


def _refuse_foreign(name: str, options: Sequence[str], given: dict[str, Any]) -> None:
    if foreign := [_WORDS[option] for option, value in given.items() if value and option not in options]:
        own = ", ".join(_WORDS[option] for option in options if option in _WORDS) or "none"
        raise OperatorError(f"The format {name} has no {foreign[0]}; its own options: {own}.")


def _pairs(problems: Sequence[str]) -> dict[str, str]:
    if wrong := [problem for problem in problems if "=" not in problem]:
        raise OperatorError(f"--problem {wrong[0]} is no pair.  Write --problem TASK=NAME")
    return dict(problem.split("=", 1) for problem in problems)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except IsADirectoryError:
        raise OperatorError(f"{path} is a folder; this format takes one report.json.") from None
    except OSError as error:
        raise OperatorError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError:
        raise OperatorError(f"{path} is not saved as UTF-8.  Export it again as UTF-8.") from None


def _bundle(course: Course, assignment_id: str, wheel: Path | None, requirements: Sequence[str],
            pip_options: Sequence[str], weakest: Level, hidden: str) -> tuple[Entry, ...]:
    course.assignment_folder(assignment_id)
    if wheel is None:
        raise OperatorError("The autograder installs grader from a wheel.  Build one with `python -m pip wheel "
                            "--no-deps .` in grader's folder, and name it: --wheel FILE")
    secret = b"" if course.secret.demonstration else course.secret.key
    if not secret:
        click.echo("note: the hidden cases are drawn from the demonstration secret, which everybody knows", err=True)
    shown = {"hidden": hidden} if hidden else {}
    return gradescope_bundle(assignment_id, wheel, needed_files(course.folder, assignment_id), secret=secret,
                             requirements=requirements, pip_options=pip_options, weakest=weakest, **shown)


def _write(exported: Exported, out: Path | None) -> None:
    for note in exported.notes:
        click.echo(f"note: {note}", err=True)
    data = exported.text.encode("utf-8")
    if out is None:  # the bytes as they are: line ends belong to the format
        sys.stdout.flush()
        click.get_binary_stream("stdout").write(data)
        return
    try:
        unfinished = out.with_name(f".{out.name}.{os.getpid()}")
        unfinished.write_bytes(data)
        unfinished.replace(out)
    except OSError as error:
        raise OperatorError(f"{out} cannot be written: {error.strerror}.") from error
