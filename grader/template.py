"""Turn a reference into the template that students receive.

In: the text of a reference file, its solution parts between markers.  Out: the same text with a stub for each part.
Trusted; reads reference/ and writes student_template/, and runs neither.

    ### BEGIN SOLUTION forward
    return np.maximum(0, x)
    ### END SOLUTION

becomes, at the indentation of the first marker:

    # TODO: forward
    # YOUR CODE HERE
    raise NotImplementedError()

A file without markers is handed out as it is.  To mark more of a reference, wrap it inside its function and write the
templates again; a test keeps the two folders in step.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import NamedTuple, NoReturn, Optional

from grader.errors import AuthorError

_BEGIN = re.compile(r"(?P<indent>\s*)### BEGIN SOLUTION(?P<name>( .*)?)")
_END = re.compile(r"\s*### END SOLUTION\s*")
_RESEMBLES_A_MARKER = re.compile(r"#\s*(begin|end)[\s_-]*solution", re.IGNORECASE)
_STUB = ("# TODO: {name}", "# YOUR CODE HERE", "raise NotImplementedError()")


class _Line(NamedTuple):
    """One line of a template, and the line of the reference that it comes from."""

    text: str
    origin: int
    is_stub: bool = False


def make_template(source: str, filename: str) -> str:
    """The template for the reference text `source`; `filename` is how messages call that file.

    Raises AuthorError, with the file, the line and the remedy, for a marker that is nested, unclosed, unopened,
    nameless or misspelt, for one outside every function, and for a template that would not be valid Python.
    """
    lines = _replace_blocks(source, filename)
    template = "\n".join(line.text for line in lines)
    tree = _parse(template, lines, filename)
    _refuse_stubs_outside_functions(tree, lines, filename)
    return template


def write_templates(reference_dir: Path, template_dir: Path) -> list[Path]:
    """Write the template of every Python file of `reference_dir`, touching only what changed; all template files.

    Raises AuthorError as make_template does, before anything is written.
    """
    templates = _templates(reference_dir, template_dir)
    for path, text in templates.items():
        if _text(path) != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    return list(templates)


def stale_templates(reference_dir: Path, template_dir: Path) -> list[Path]:
    """The Python files of `template_dir` that differ from what the references give, are missing, or are surplus.

    Raises AuthorError as make_template does.
    """
    templates = _templates(reference_dir, template_dir)
    stale = {path for path, text in templates.items() if _text(path) != text}
    surplus = set(template_dir.rglob("*.py")) - templates.keys()
    return sorted(stale | surplus)


def _templates(reference_dir: Path, template_dir: Path) -> dict[Path, str]:
    """Each template file's path and the text that it should hold."""
    templates = {}
    for path in sorted(reference_dir.rglob("*.py")):
        relative = path.relative_to(reference_dir)
        filename = f"{reference_dir.name}/{relative.as_posix()}"
        templates[template_dir / relative] = make_template(path.read_text(encoding="utf-8"), filename)
    return templates


def solution_lines(source: str, filename: str) -> set[int]:
    """Return the numbers, from 1, of the lines that the template leaves out; raises AuthorError like make_template."""
    kept = {line.origin for line in _replace_blocks(source, filename)}
    return set(range(1, source.count("\n") + 2)) - kept


def _text(path: Path) -> Optional[str]:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _replace_blocks(source: str, filename: str) -> list[_Line]:
    """The template's lines: those outside the markers, and a stub for each block."""
    lines: list[_Line] = []
    opened = 0                                # the line of the block's first marker; 0 outside every block
    for number, text in enumerate(source.split("\n"), start=1):
        begin = _BEGIN.fullmatch(text)
        if begin:
            _refuse_nested(opened, number, filename)
            opened = number
            lines += _stub(begin, number, filename)
        elif _END.fullmatch(text):
            _refuse_unopened(opened, number, filename)
            opened = 0
        elif _RESEMBLES_A_MARKER.search(text):
            _refuse(filename, number, "this looks like a solution marker and is not one",
                    "Write ### BEGIN SOLUTION <task name> or ### END SOLUTION, alone on its line.")
        elif not opened:
            lines.append(_Line(text, number))
    if opened:
        _refuse(filename, opened, "the solution that starts here is never closed",
                "Write ### END SOLUTION after its last line.")
    return lines


def _stub(begin: re.Match[str], number: int, filename: str) -> list[_Line]:
    """The lines that stand in for one block."""
    name = begin["name"].strip()
    if not name:
        _refuse(filename, number, "the solution marker has no task name",
                "Write what the student must do: ### BEGIN SOLUTION <task name>.")
    texts = [begin["indent"] + line.format(name=name) for line in _STUB]
    return [_Line(text, number, is_stub=True) for text in texts]


def _refuse_nested(opened: int, number: int, filename: str) -> None:
    if opened:
        _refuse(filename, number, f"a solution starts inside the one of line {opened}",
                "Close that one first with ### END SOLUTION, or remove this marker.")


def _refuse_unopened(opened: int, number: int, filename: str) -> None:
    if not opened:
        _refuse(filename, number, "a solution ends here that never started",
                "Write ### BEGIN SOLUTION <task name> before its first line, or remove this marker.")


def _parse(template: str, lines: list[_Line], filename: str) -> ast.Module:
    """The template's syntax tree, or an AuthorError that names the line of the reference."""
    try:
        # dont_inherit: this file's own __future__ imports must not change how a template is read.
        compile(template, filename, "exec", dont_inherit=True)
        return ast.parse(template)
    except (SyntaxError, ValueError) as error:     # ValueError: a null byte, in older Pythons
        row = getattr(error, "lineno", None) or 1
        origin = lines[min(row, len(lines)) - 1].origin
        _refuse(filename, origin, f"the template would not be valid Python ({getattr(error, 'msg', error)})",
                "Indent the markers like the code between them, and keep them inside one function.")


def _refuse_stubs_outside_functions(tree: ast.Module, lines: list[_Line], filename: str) -> None:
    """A stub that runs on import would end the whole submission, the finished parts too."""
    functions = [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    for row, line in enumerate(lines, start=1):
        if line.is_stub and not any(function.lineno < row <= function.end_lineno for function in functions):
            _refuse(filename, line.origin, "this solution is outside every function, so its stub would run on import",
                    "Move the markers into the function, below its docstring.")


def _refuse(filename: str, number: int, problem: str, remedy: str) -> NoReturn:
    raise AuthorError(f"{filename}:{number}: {problem}.\n  {remedy}")
