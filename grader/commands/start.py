"""`grader start`: a student's first minute."""

from __future__ import annotations

import os
from pathlib import Path

import click

from grader.assignment import load_assignment
from grader.commands import shared
from grader.commands.completion import assignment_ids
from grader.course import Course
from grader.questions.answers import NAME as ANSWERS
from grader.start import HANDOUT, start_work

_ABOUT = {HANDOUT: ", the handout", ANSWERS: ", for your answers to its questions"}


@click.command(short_help="Begin an assignment: copy its template.")
@click.argument("assignment_id", metavar="ID", shell_complete=assignment_ids)
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.pass_context
def start(context: click.Context, assignment_id: str, folder: Path | None) -> None:
    """Copy the template and the handout of assignment ID into FOLDER (default: a new folder
    called ID).  A file that is there already stays as it is.

    \b
    Examples:
      grader start backprop
      grader start two_layer_net homework/2
    """
    course = shared.course_of(context)
    assignment, folder = load_assignment(course, assignment_id), folder or Path(assignment_id)
    started = start_work(course, assignment, folder)
    if assignment.settings.bundle:
        click.echo("\n".join(_in_bundle(course, assignment.settings.file, started.kept[0])))
        return
    click.echo(f"{assignment.id}: {assignment.settings.title}")
    for path in started.written:
        click.echo(f"  {path}  written{_ABOUT.get(path.name, '')}")
    for path in started.kept:
        click.echo(f"  {path}  is there already, and stays as it is")
    if folder / HANDOUT in started.kept:
        click.echo(f"  The handout: {assignment.folder / HANDOUT}")
    click.echo("\n" + _what_next(course, folder, assignment.settings.file))


def _in_bundle(course: Course, file: str, path: Path) -> list[str]:
    handouts = [f"The handout: {handout}" for handout in course.folder.glob(f"assignments/*/{HANDOUT}")]
    return [f"Your file is here already: {path}", *handouts, "", _what_next(course, course.folder, file)]


def _what_next(course: Course, folder: Path, file: str) -> str:
    lines = ["Next:"]
    if folder.resolve() != Path.cwd():
        lines.append(f"  cd {_quoted(folder)}")
    found = "GRADER_COURSE" in os.environ or course.folder in (folder.resolve(), *folder.resolve().parents)
    grader = "grader" if found else f"grader --course {_quoted(course.folder)}"
    lines += [f"  {grader} check            # the public checks of {file}, as often as you like",
              f"  {grader} check --watch    # again at each save"]
    if not found:
        lines.append("  (The folder lies outside the course.  With GRADER_COURSE set, --course need not be said.)")
    return "\n".join(lines)


def _quoted(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)
