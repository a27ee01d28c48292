"""Which nodes of a reference may change: those between solution markers that a student's program computes with.

In: Code.  Out: its nodes in the order of the text.
Pure.  Docstrings, annotations, imports, `raise` with its message, and f-strings stay as they are.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grader.mutants.code import Code
from grader.template import solution_lines

# Inside an f-string, Python below 3.12 gives positions that are wrong.
_KEPT = (ast.Import, ast.ImportFrom, ast.Raise, ast.JoinedStr, ast.Global, ast.Nonlocal)
_ANNOTATIONS = ("annotation", "returns")


def mutable_nodes(code: Code, filename: str) -> Iterator[ast.AST]:
    """Every node that may change, each before its parts; AuthorError for a misplaced marker, as in template.py."""
    lines = solution_lines(code.text, filename)
    for node in _touchable(code.tree):
        if hasattr(node, "lineno") and lines.issuperset(range(node.lineno, node.end_lineno + 1)):
            yield node


def function_name(code: Code, node: ast.AST) -> str:
    """The def around `node` with the classes and defs around that: "TwoLayerNet.loss"."""
    names = []
    while node is not None:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.append(node.name)
        node = code.parent(node)
    return ".".join(reversed(names))


def _touchable(node: ast.AST) -> Iterator[ast.AST]:
    """`node` and what is in it, without the parts that no mutant touches."""
    if isinstance(node, _KEPT) or _is_text_alone(node):
        return
    yield node
    for field, value in ast.iter_fields(node):
        parts = [] if field in _ANNOTATIONS else value if isinstance(value, list) else [value]
        if isinstance(node, ast.Assert):
            parts = [node.test] if field == "test" else []
        for part in parts:
            if isinstance(part, ast.AST):
                yield from _touchable(part)


def _is_text_alone(node: ast.AST) -> bool:
    """True for a docstring, and for any other text that nothing uses."""
    return (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str))
