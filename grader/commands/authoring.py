"""`grader template`: what an author does before anybody is graded."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import click

from grader.assignment import Assignment, load_assignment
from grader.commands import shared
from grader.errors import OperatorError
from grader.questions import questions_of
from grader.questions.answers import NAME
from grader.questions.sheet import sheet
from grader.template import stale_templates, write_templates


@click.command(short_help="Make student templates from the references.")
@click.argument("assignment_id", metavar="[ID]", required=False)
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit with 1 when a template is out of step.")
@click.option("--notebook", "as_notebook", is_flag=True, help="The template as a notebook, beside the script.")
@click.option("--answers", "as_answers", is_flag=True,
              help="The answers.yaml of its questions; in a bundle, into this folder.")
@click.pass_context
def template(context: click.Context, assignment_id: str | None, only_check: bool, as_notebook: bool,
             as_answers: bool) -> None:
    """Make the student template of assignment ID (default: all) from its reference.

    \b
    Examples:
      grader template
      grader template backprop --check
      grader template backprop --notebook
      grader template two_layer_net --answers
    """
    course = shared.course_of(context)
    make = _answers if as_answers else _notebook if as_notebook else _scripts
    for one in [assignment_id] if assignment_id else course.assignment_ids():
        assignment = load_assignment(course, one)
        if assignment.settings.bundle and not as_answers:
            _refuse_in_bundle(assignment, as_notebook)
        make(assignment, only_check)


def _refuse_in_bundle(assignment: Assignment, as_notebook: bool) -> NoReturn:
    """A bundle has no reference to make a template from, and holds what was made."""
    from grader.notebook.handout import notebook_place  # reads all that grades

    file = notebook_place(assignment.settings.file) if as_notebook else assignment.settings.file
    course = assignment.folder.parents[1]
    if (course / file).is_file():
        raise OperatorError(f"This bundle holds the template already: {course / file}.")
    raise OperatorError(f"This bundle holds no {file}, and templates are made in the course's folder.")


def _answers(assignment: Assignment, only_check: bool) -> None:
    if not (questions := questions_of(assignment)):
        click.echo(f"{assignment.id} has no questions.")
        return
    folder = Path() if assignment.settings.bundle else assignment.template
    path, text = folder / NAME, sheet(assignment.settings.title, questions)
    there = path.read_text(encoding="utf-8") if path.is_file() else None
    if only_check and there != text:
        shared.stop(f"Out of step with the questions: {path}\nRun: grader template {assignment.id} --answers", 1)
    if assignment.settings.bundle and there is not None and not only_check:
        shared.stop(f"{path} is there already, and stays as it is.", 2)
    if not only_check:
        _write(path, text)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    click.echo(path)


def _scripts(assignment: Assignment, only_check: bool) -> None:
    folders = assignment.reference.parent, assignment.template
    if only_check and (stale := stale_templates(*folders)):
        shared.stop(f"Out of step with the reference: {', '.join(map(str, stale))}\n"
                    f"Run: grader template {assignment.id}", 1)
    if not only_check:
        for path in write_templates(*folders):
            click.echo(path)


def _notebook(assignment: Assignment, only_check: bool) -> None:
    from grader.notebook.handout import template_notebook

    path = assignment.template / assignment.reference.with_suffix(".ipynb").name
    text = template_notebook(assignment)
    if only_check and (not path.is_file() or path.read_text(encoding="utf-8") != text):
        shared.stop(f"Out of step with the reference: {path}\nRun: grader template {assignment.id} --notebook", 1)
    if not only_check:
        _write(path, text)
