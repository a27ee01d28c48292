"""`grader template`: what an author does before anybody is graded."""

from __future__ import annotations

import click

from grader.assignment import Assignment, load_assignment
from grader.commands import shared
from grader.template import make_template, stale_templates, write_templates


@click.command(short_help="Make student templates from the references.")
@click.argument("assignment_id", metavar="[ID]", required=False)
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit with 1 when a template is out of step.")
@click.option("--notebook", "as_notebook", is_flag=True, help="The template as a notebook, beside the script.")
@click.pass_context
def template(context: click.Context, assignment_id: str | None, only_check: bool, as_notebook: bool) -> None:
    """Make the student template of assignment ID (default: all) from its reference.

    \b
    Examples:
      grader template
      grader template backprop --check
      grader template backprop --notebook
    """
    course = shared.course_of(context)
    for one in [assignment_id] if assignment_id else course.assignment_ids():
        (_notebook if as_notebook else _scripts)(load_assignment(course, one), only_check)


def _scripts(assignment: Assignment, only_check: bool) -> None:
    folders = assignment.reference.parent, assignment.template
    if only_check and (stale := stale_templates(*folders)):
        shared.stop(f"Out of step with the reference: {', '.join(map(str, stale))}\n"
                    f"Run: grader template {assignment.id}", 1)
    if not only_check:
        for path in write_templates(*folders):
            click.echo(path)


def _notebook(assignment: Assignment, only_check: bool) -> None:
    from grader.notebook.handout import make_notebook  # nbformat comes with an extra

    path = assignment.template / assignment.reference.with_suffix(".ipynb").name
    source = make_template(assignment.reference.read_text(encoding="utf-8"), assignment.reference.name)
    handout = assignment.folder / "README.md"
    text = make_notebook(source, handout.read_text(encoding="utf-8") if handout.is_file() else "", assignment.id)
    if only_check and (not path.is_file() or path.read_text(encoding="utf-8") != text):
        shared.stop(f"Out of step with the reference: {path}\nRun: grader template {assignment.id} --notebook", 1)
    if not only_check:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        click.echo(path)
