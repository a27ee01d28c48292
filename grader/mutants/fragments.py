"""What a report shows of an edit: the changed text, with enough around it to be understood.

In: an edit and the text that it made.  Out: the fragment before and the fragment after.
Pure.
"""

from __future__ import annotations

import ast
from typing import Optional

from grader.mutants.code import Code, Edit

_SHORT = 12      # characters that say little by themselves: "0 -> 1" of what?
_WIDE = 60       # characters that still fit a line of a report twice


def fragments(code: Code, node: ast.AST, edit: Edit, mutated: str) -> tuple[str, str]:
    """The text before and after `edit`, made of `node` and giving the file `mutated`.

    A short change is shown with the expression around it, X.T @ Y -> X @ Y, unless that is long; an argument that
    was taken out gives an empty text after.
    """
    if not edit.after:
        return code.between(edit.start, edit.end).rstrip(","), ""
    start, end = edit.start, edit.end
    around = _around(code, node, edit)
    if around is not None and len(code.between(start, end)) <= _SHORT and _fits(code.fragment(around)):
        start, end = code.start(around), code.end(around)
    kept = len(code.text.encode()) - end
    changed = mutated.encode()
    return code.between(start, end), changed[start:len(changed) - kept].decode()


def _around(code: Code, node: ast.AST, edit: Edit) -> Optional[ast.AST]:
    """The smallest expression or keyword argument that is wider than `edit`; None for a statement."""
    if isinstance(node, ast.keyword):
        return None
    while isinstance(node, (ast.Tuple, ast.Slice)) or (code.start(node), code.end(node)) == (edit.start, edit.end):
        node = code.parent(node)
        if not isinstance(node, (ast.expr, ast.keyword)):
            return None
    return node if isinstance(node, (ast.expr, ast.keyword)) else None


def _fits(fragment: str) -> bool:
    return len(fragment) <= _WIDE and "\n" not in fragment
