"""Which functions of a file still are the template's stubs, as far as its text tells.

In: the syntax trees of top-level statements.  Out: names with their lines.  Untrusted, and told for a note alone: no
outcome depends on it.
A stub says `raise NotImplementedError` in the function itself or in one of its loops.  Below an `if` or with a text of
its own it is a program's way to refuse something, and none.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

_MOST = 50
_LEADS_ON = (ast.For, ast.While, ast.With, ast.AsyncFor, ast.AsyncWith)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def stubs_in(statements: Iterable[ast.stmt]) -> list[tuple[str, int]]:
    """Return (name, line) of each stub, at most 50: `forward`, `Net.loss`, and `Net` for its `__init__`."""
    return [stub for _, stub in zip(range(_MOST), _stubs(statements, ""))]


def _stubs(statements: Iterable[ast.stmt], inside: str) -> Iterator[tuple[str, int]]:
    for statement in statements:
        if isinstance(statement, ast.ClassDef) and not inside:
            yield from _stubs(statement.body, statement.name)
        elif isinstance(statement, _FUNCTIONS) and (line := _line_of_stub(statement.body)):
            yield _named(statement.name, inside), line


def _named(function: str, inside: str) -> str:
    if function == "__init__" and inside:
        return inside
    return f"{inside}.{function}" if inside else function


def _line_of_stub(body: list[ast.stmt]) -> int:
    """Return the line of the first stub in a function's body; 0 where there is none."""
    lines = (_line_of_stub(each.body) if isinstance(each, _LEADS_ON) else each.lineno if _is_stub(each) else 0
             for each in body)
    return next(filter(None, lines), 0)


def _is_stub(statement: ast.stmt) -> bool:
    if not isinstance(statement, ast.Raise):
        return False
    raised = statement.exc
    if isinstance(raised, ast.Call) and not raised.args and not raised.keywords:
        raised = raised.func
    return isinstance(raised, ast.Name) and raised.id == "NotImplementedError"
