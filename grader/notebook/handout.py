"""A template, or a solution -> a notebook: a cell for each function and class, with the handout's words above it.

In: the text of a Python file and of the handout, both the course's own.  Out: the text of an .ipynb file.
The code cells one after another are the file, so that the notebook and the script cannot drift apart.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from grader.assignment import Assignment
from grader.errors import OperatorError
from grader.questions import Question, questions_of
from grader.questions.sheet import cells as question_cells
from grader.template import make_template

_SECTION = re.compile(r"^## +(.*)\n", re.MULTILINE)
_HOW = ("In this notebook you write where it says `YOUR CODE HERE`.  Keep the names; add cells for trials wherever you "
        "like.  The last cell checks what you have run so far.")
_CHECK = '%load_ext grader\ngrader.check("{id}")'


class _Cell(NamedTuple):
    """Code, or words in Markdown."""

    code: bool
    text: str


class _Block(NamedTuple):
    """Consecutive lines of the file that make one cell; `node` is the function or class in them, if one is."""

    text: str
    node: ast.FunctionDef | ast.ClassDef | None


def make_notebook(source: str, handout: str, assignment_id: str,
                  questions: Mapping[str, Question] | None = None) -> str:
    """Return the notebook of the Python text `source`; `handout` is Markdown, "" where there is none.

    Each of `questions` becomes a cell that asks and a cell to answer in.
    The same texts give the same notebook.  Raises OperatorError where nbformat is not installed, SyntaxError for a
    text that is no Python.
    """
    v4 = _nbformat()
    asked = [_Cell(code=False, text=text) for text in question_cells(dict(questions or {}))]
    cells = [*_cells(source, handout), *asked, _Cell(code=True, text=_CHECK.format(id=assignment_id))]
    made = [(v4.new_code_cell if cell.code else v4.new_markdown_cell)(cell.text, id=f"cell-{number}")
            for number, cell in enumerate(cells, start=1)]
    python = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return v4.writes(v4.new_notebook(cells=made, metadata={"kernelspec": python})) + "\n"


def template_notebook(assignment: Assignment) -> str:
    """Return the notebook of an assignment's template, made from its reference; raises as `make_notebook` does."""
    source = make_template(assignment.reference.read_text(encoding="utf-8"), assignment.reference.name)
    handout = assignment.folder / "README.md"
    return make_notebook(source, handout.read_text(encoding="utf-8") if handout.is_file() else "", assignment.id,
                         questions_of(assignment))


def notebook_place(file: str) -> str:
    """Return where in a bundle the notebook of `file` lies: beside the script, the script would count."""
    return f"notebook/{PurePosixPath(file).stem}.ipynb"


def _nbformat():
    try:
        from nbformat import v4
    except ImportError:
        raise OperatorError("Notebooks are written with nbformat, which is not installed.  "
                            'Type: python -m pip install "grader[notebook]"') from None
    return v4


def _cells(source: str, handout: str) -> Iterator[_Cell]:
    head, sections = _sections(handout)
    yield _Cell(False, "\n\n".join(part for part in (head, _HOW) if part))
    for block in _blocks(source):
        if block.node is not None:
            yield _Cell(False, _about(block.node, sections))
        yield _Cell(True, block.text)


def _sections(handout: str) -> tuple[str, dict[str, str]]:
    """Return the handout's text above its first section, and each section's title -> its text."""
    head, *rest = _SECTION.split(handout)
    return head.strip(), {title: text.strip() for title, text in zip(rest[::2], rest[1::2])}


def _about(node: ast.FunctionDef | ast.ClassDef, sections: dict[str, str]) -> str:
    """Return the section whose title names the function, or else what its docstring begins with."""
    for title, text in sections.items():
        if re.search(rf"\b{node.name}\b", title):
            return f"## {title}\n\n{text}"
    return f"## `{node.name}`\n\n{(ast.get_docstring(node) or '').split(chr(10) * 2)[0]}".rstrip()


def _blocks(source: str) -> Iterator[_Block]:
    """Yield the file's lines in blocks: a function or a class by itself, what lies between two of them together."""
    lines, begun, node = source.split("\n"), 0, None
    for statement in ast.parse(source).body:
        first, named = _first_line(statement, lines), isinstance(statement, (ast.FunctionDef, ast.ClassDef))
        if (named or node is not None) and first > begun:
            yield from _block(lines[begun:first], node)
            begun = first
        node = statement if named else None
    yield from _block(lines[begun:], node)


def _block(lines: list[str], node: ast.FunctionDef | ast.ClassDef | None) -> Iterator[_Block]:
    text = "\n".join(lines).strip("\n")
    if text:
        yield _Block(text, node)


def _first_line(statement: ast.stmt, lines: list[str]) -> int:
    """Return the index of a statement's first line, with its decorators and the comments right above it."""
    decorators = getattr(statement, "decorator_list", [])
    first = min([statement.lineno, *(each.lineno for each in decorators)]) - 1
    while first and lines[first - 1].startswith("#"):
        first -= 1
    return first
