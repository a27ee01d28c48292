"""`grader template`: what an author does before anybody is graded."""

from __future__ import annotations

import click

from grader.assignment import load_assignment
from grader.commands import shared
from grader.template import stale_templates, write_templates


@click.command(short_help="Make student templates from the references.")
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
    course = shared.course_of(context)
    for one in [assignment_id] if assignment_id else course.assignment_ids():
        assignment = load_assignment(course, one)
        folders = assignment.reference.parent, assignment.template
        if only_check and (stale := stale_templates(*folders)):
            shared.stop(f"Out of step with the reference: {', '.join(map(str, stale))}\nRun: grader template {one}", 1)
        if not only_check:
            for path in write_templates(*folders):
                click.echo(path)
