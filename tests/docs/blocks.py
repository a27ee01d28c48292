"""Read a document's fenced blocks: files to write, and commands with the output that is shown below them.

In: the text of a Markdown file.  Out: files, commands, or an AssertionError that shows what a command printed instead.

A paragraph "`some/path.py`:" right above a block says that the block is that file, "`some/path.py`, continued:" that it
is its next part.  In a ```console block a line that starts with "$ " is a command; the lines below it are its whole
output, in which "..." stands for anything, also for several lines, and scores with decimals are not compared.
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_FILE = re.compile(r"^`([^`\n]+)`(?:, continued)?:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MEASURED = re.compile(r"\d+\.\d+(?= / )")  # such a score comes from a training, which differs between machines
_SECONDS = 300


@dataclass(frozen=True)
class Command:
    """A command as a document shows it, and its output there."""

    line: str
    output: str


def files(text: str) -> dict[str, str]:
    """Return the files that the document holds: path -> content, parts joined by two empty lines."""
    found: dict[str, str] = {}
    for path, content in _FILE.findall(text):
        found[path] = f"{found[path]}\n\n{content}" if path in found else content
    return found


def write_files(text: str, folder: Path) -> None:
    """Write the document's files below `folder`."""
    for path, content in files(text).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")


def commands(text: str) -> list[Command]:
    """Return the commands of all ```console blocks, in order."""
    found = []
    for block in _CONSOLE.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, _, output = part.partition("\n")
            found.append(Command(line, output))
    return found


def run(command: Command, folder: Path) -> str:
    """Run the command in `folder` with the `grader` of this Python; returns what it printed, both streams together."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GRADER_")}
    done = subprocess.run(command.line, shell=True, cwd=folder, env={**kept, "PATH": path}, timeout=_SECONDS,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
    return done.stdout


def assert_prints(command: Command, printed: str) -> None:
    """Fail, with the real output, unless the document's output is `printed`, empty lines at the end aside."""
    shown, real = (_MEASURED.sub("(measured)", text.rstrip()) for text in (command.output, printed))
    pattern = ".*?".join(re.escape(part) for part in shown.split("..."))
    assert re.fullmatch(pattern, real, re.DOTALL), f"$ {command.line}\n{printed}"


def code_lines(path: str, content: str) -> int:
    """Return how many lines of a Python or YAML file are neither empty nor a comment nor a docstring."""
    lines = set(range(1, content.count("\n") + 2))
    for node in ast.walk(ast.parse(content)) if path.endswith(".py") else ():
        first = node.body[0] if isinstance(getattr(node, "body", None), list) and node.body else None
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
            lines -= set(range(first.lineno, first.end_lineno + 1))
    text = content.split("\n")
    return sum(bool(text[number - 1].strip()) and not text[number - 1].strip().startswith("#") for number in lines)
