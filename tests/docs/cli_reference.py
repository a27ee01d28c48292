"""Make docs/cli-reference.md from the help texts of the commands.

In: the command line's own declarations.  Out: the text of the document.
After a change to a command, write it again:

    python tests/docs/cli_reference.py
"""

from __future__ import annotations

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
    """Return the document: the help of `grader`, then that of each command in alphabetical order."""
    context = _context(main, "grader", None)
    parts = [_HEAD, _section("grader", main.get_help(context))]
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        parts.append(_section(f"grader {name}", command.get_help(_context(command, name, context))))
    return "\n".join(parts)


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    # `context_class` settings such as -h are read from the command, as when it is called.
    return command.context_class(command, info_name=name, parent=parent, terminal_width=_COLUMNS,
                                 **command.context_settings)


def _section(title: str, help_text: str) -> str:
    return f"## {title}\n\n```text\n{help_text.rstrip()}\n```\n"


if __name__ == "__main__":
    DOCUMENT.write_text(cli_reference(), encoding="utf-8", newline="\n")
    print(DOCUMENT.relative_to(Path.cwd()) if DOCUMENT.is_relative_to(Path.cwd()) else DOCUMENT)
