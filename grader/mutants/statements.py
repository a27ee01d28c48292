"""Operators on statements: one that is left out, a sum that forgets what it had, a result that is not given.

In: a node and its Code.  Out: the edits that this operator makes of the node, none for a node that it leaves alone.
Pure.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grader.mutants.code import Code, Edit


def deleted_statement(node: ast.AST, code: Code) -> Iterator[Edit]:
    """optimizer.zero_grad() -> pass; so for `x += y`, for `self.x = y`, and for an `x = y` where x had a value."""
    call = isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
    if call or isinstance(node, ast.AugAssign) or (isinstance(node, ast.Assign) and _is_reassignment(node, code)):
        yield code.replace(node, "pass")


def accumulation(node: ast.AST, code: Code) -> Iterator[Edit]:
    """x += y -> x = y, and so for -=, *= and the others."""
    if isinstance(node, ast.AugAssign):
        gap = code.between(code.end(node.target), code.start(node.value))
        sign = gap[:gap.index("=") + 1].strip()
        yield code.replace_token(node, node.target, node.value, sign, "=")


def dropped_result(node: ast.AST, code: Code) -> Iterator[Edit]:
    """return x -> return None: one that survives says that no check looks at this function."""
    if isinstance(node, ast.Return) and node.value is not None:
        yield code.replace(node, "return None")


def _is_reassignment(node: ast.Assign, code: Code) -> bool:
    """True where every name that is set has been set before, or is no local name: an attribute, an item."""
    function = code.enclosing_function(node)
    names = {part.id for target in node.targets for part in ast.walk(target)
             if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}
    return function is not None and names <= _set_before(node, function)


def _set_before(node: ast.Assign, function: ast.AST) -> set[str]:
    """The arguments of `function` and the names that it sets above `node`."""
    arguments = {part.arg for part in ast.walk(function.args) if isinstance(part, ast.arg)}
    return arguments | {part.id for part in ast.walk(function)
                        if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)
                        and part.lineno < node.lineno}
