"""A student's file -> the statements to run: those of a script, or those of a notebook's cells that are kept.

In: a path.  Out: Parts.  Untrusted, like all that works on a submission's text.
A cell that Python cannot parse is left out, as Jupyter would not run it; each other cell stands for itself.
"""

from __future__ import annotations

import ast
import io
import linecache
import os
import re
import tokenize
from dataclasses import dataclass, field
from types import CodeType

from grader.cells import Cell, cells_of, python_of, written_file
from grader.worker.selection import Candidate, candidate, selected

_MAGIC = re.compile(r"^(\s*)[%!]")
_MOST_TOLD = 1000


@dataclass
class Part:
    """A script, or one cell: its statements to run, its text, and what tracebacks call it."""

    statements: list[ast.stmt]
    source: str
    file: str
    cell: int = 0   # 0 for a script
    tries: list[ast.stmt] = field(default_factory=list)   # those that define nothing and may take long


@dataclass
class Parts:
    """What a file says, and what of it is passed over."""

    parts: list[Part]
    magics: int = 0
    unread: list = field(default_factory=list)            # of cells: (cell, (line, code, error type, text))
    not_run: list[int] = field(default_factory=list)      # cells of which statements were left out


def parts_of(path: str, module: str) -> Parts:
    """Return the parts of the file at `path`, which is to become `module`.

    Raises SyntaxError, ValueError (no notebook, or bytes that are no text) or LookupError (an encoding that is none).
    """
    with open(path, "rb") as file:
        data = file.read()
    return _notebook(data, path, module) if path.lower().endswith(".ipynb") else _script(data, path)


def _script(data: bytes, path: str) -> Parts:
    encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    text, magics = data.decode(encoding), 0
    try:
        tree = _parse(text, path)
    except SyntaxError:
        # Lines of a notebook (%matplotlib inline, !pip install) are no Python; blanked, the others keep their numbers.
        lines = text.split("\n")
        blanked = [_MAGIC.sub(r"\1pass  # ", line) for line in lines]
        text, magics = "\n".join(blanked), sum(old != new for old, new in zip(lines, blanked))
        tree = _parse(text, path)
    return Parts([Part(tree.body, text, path)], magics)


def _notebook(data: bytes, path: str, module: str) -> Parts:
    found = Parts([])
    first_error: SyntaxError | None = None
    candidates: list[tuple[Part, list[Candidate]]] = []
    for cell in cells_of(data):
        text, magics = python_of(_without_write(cell, module))
        found.magics += magics
        part = Part([], text, f"{path}, cell {cell.number}", cell.number)
        try:
            statements = _parse(text, part.file).body
        except SyntaxError as error:
            first_error = first_error or error
            found.unread.append(_unread(error, cell.number))
            continue
        # Without a date, a traceback's lines are taken from here: no file of this name exists.
        linecache.cache[part.file] = (len(text), None, text.splitlines(keepends=True), part.file)
        candidates.append((part, [each for each in map(_candidate, statements) if each]))
    _select(found, candidates)
    if first_error and not found.parts:
        raise first_error
    return found


def _select(found: Parts, candidates: list[tuple[Part, list[Candidate]]]) -> None:
    kept = set(selected([each for _, cell in candidates for each in cell]))
    for part, cell in candidates:
        part.statements = [each.statement for each in cell if each in kept]
        part.tries = [each.statement for each in cell if each in kept and not each.defines]
        found.parts += [part] if part.statements else []
        if len(part.statements) < len(cell) and len(found.not_run) < _MOST_TOLD:
            found.not_run.append(part.cell)


def _candidate(statement: ast.stmt) -> Candidate | None:
    """Return the statement as a candidate; None where nothing is lost without it."""
    if isinstance(statement, ast.Pass) or isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return None
    try:
        return candidate(statement, _compiled(statement))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        # What cannot be compiled fails when its turn comes, and is told.
        return Candidate(statement, frozenset(), frozenset(), frozenset(), True, False, False, False)


def _compiled(statement: ast.stmt) -> CodeType:
    return compile(ast.Module([statement], []), "<cell>", "exec", dont_inherit=True)


def _without_write(cell: Cell, module: str) -> str:
    """Return the cell's text; one that writes the very file that is asked for holds the file's code instead.

    Any other file that it writes is made, here below the submission's own folder, for later cells to import.
    """
    written = written_file(cell.text)
    if written is None:
        return cell.text
    if os.path.basename(written.path) == f"{module}.py":
        return f"\n{written.text}"
    target, here = os.path.realpath(written.path), os.path.realpath(os.curdir)
    try:
        if target.startswith(here + os.sep):
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "a" if written.append else "w", encoding="utf-8") as file:
                file.write(written.text)
    except (OSError, ValueError):  # as for a cell that fails
        pass
    return cell.text


def _unread(error: SyntaxError, cell: int) -> tuple:
    text = f"{error.msg}; the whole cell is left out with it"
    return cell, (error.lineno or 1, (error.text or "").strip(), "SyntaxError", text)


def _parse(source: str, file: str) -> ast.Module:
    try:
        return ast.parse(source, filename=file)
    except (RecursionError, MemoryError) as error:  # the parser says either, by the kind of nesting
        raise SyntaxError("the code is nested too deeply") from error
    except ValueError as error:  # a null character, in older Pythons
        raise SyntaxError(str(error), (file, 1, 0, "")) from error
