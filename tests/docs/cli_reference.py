"""Make docs/cli-reference.md from the help texts of the commands.

In: the command line's own declarations.  Out: the text of the document.
After a change to a command, write it again:

    python tests/docs/cli_reference.py
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from grader.cli import main

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "cli-reference.md"
_COLUMNS = 78  # what click uses where the output is no terminal
_HEAD = """\
# The command line

Every command with its own help text. This page is written by `tests/docs/cli_reference.py`; a test keeps it in step.
"""


def cli_reference() -> str:
    """Return the document: the help of `grader`, then that of each command and of the commands in it."""
    return "\n".join([_HEAD, *_sections(main, "grader", None)])


def _sections(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    context = _context(command, name, parent)
    yield _section(context.command_path, command.get_help(context))
    for inner in command.list_commands(context) if isinstance(command, click.Group) else ():
        yield from _sections(command.get_command(context, inner), inner, context)


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    # `context_class` settings such as -h are read from the command, as when it is called.
    return command.context_class(command, info_name=name, parent=parent, terminal_width=_COLUMNS,
                                 **command.context_settings)


def _section(title: str, help_text: str) -> str:
    return f"## {title}\n\n```text\n{help_text.rstrip()}\n```\n"


if __name__ == "__main__":
    DOCUMENT.write_text(cli_reference(), encoding="utf-8", newline="\n")
    print(DOCUMENT.relative_to(Path.cwd()) if DOCUMENT.is_relative_to(Path.cwd()) else DOCUMENT)
