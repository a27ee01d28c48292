"""`grader completion`: the Tab key of bash, zsh and fish, by click's own scripts; and what it offers.

A shell runs `grader` at each Tab, so this file reads nothing that is not needed to list names.
"""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import CompletionItem, get_completion_class

from grader.errors import GraderError

SHELLS = ("bash", "zsh", "fish")


@click.command(short_help="Print a script that completes names on Tab.")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script with which SHELL completes commands, options, assignments and files.

    \b
    Examples: the line for each shell's own file
      eval "$(grader completion bash)"       # in ~/.bashrc
      eval "$(grader completion zsh)"        # in ~/.zshrc, below compinit
      grader completion fish | source        # in ~/.config/fish/config.fish
    """
    command = context.find_root().command
    click.echo(get_completion_class(shell)(command, {}, "grader", "_GRADER_COMPLETE").source())


def assignment_ids(context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Return the assignments whose id begins with `typed`; none outside a course."""
    return [CompletionItem(id) for id in _titles(context) if id.startswith(typed)]


def assignment_ids_and_files(context: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Return what `assignment_ids` does, and have the shell add the files."""
    return [*assignment_ids(context, parameter, typed), CompletionItem(typed, type="file")]


def tasks(context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Return the tasks that begin with `typed`: of the assignment that was typed before, or of all."""
    of_all = _titles(context)
    # While an option still misses its value, click has not told the arguments apart.
    given = [id for id in (context.params.get("first"), *context.args) if id in of_all]
    named = {task: title for id in given or of_all for task, title in of_all[id].items()}
    return [CompletionItem(task, help=title) for task, title in named.items() if task.startswith(typed)]


def _titles(context: click.Context) -> dict[str, dict[str, str]]:
    """Return the tasks of each assignment with their titles; nothing where there is no course, or a wrong one."""
    from grader.assignment import load_assignment
    from grader.course import find_course

    try:
        course = find_course(context.find_root().params.get("course_folder") or Path.cwd())
        return {id: dict(load_assignment(course, id).settings.tasks) for id in course.assignment_ids()}
    except GraderError:  # the Tab key must not print an error into the line
        return {}
