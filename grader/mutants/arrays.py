"""Operators on arrays: another axis, a neighbouring index, a slice that starts one late or runs backwards.

In: a node and its Code.  Out: the edits that this operator makes of the node, none for a node that it leaves alone.
Pure.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Optional

from grader.mutants.code import Code, Edit

_AXIS_KEYWORDS = ("axis", "dim")
# In x.sum(0) and np.sum(x, 0) the last positional argument is an axis where it is a whole number.
_TAKE_AN_AXIS = {"all", "any", "argmax", "argmin", "argsort", "cat", "concatenate", "cumsum", "log_softmax",
                 "logsumexp", "max", "mean", "median", "min", "prod", "softmax", "sort", "squeeze", "stack", "std",
                 "sum", "unsqueeze", "var"}


def axis(node: ast.AST, code: Code) -> Iterator[Edit]:
    """axis=0 -> axis=1, axis=k -> axis=0; `dim` alike, and the axis that is given by position: x.sum(0) -> x.sum(1)."""
    if isinstance(node, ast.keyword) and node.arg in _AXIS_KEYWORDS and _whole_number(node.value) is not None:
        yield code.replace(node, f"{node.arg}={_other_axis(node.value)}")
    elif _is_positional_axis(node, code):
        yield code.replace(node, str(_other_axis(node)))


def index(node: ast.AST, code: Code) -> Iterator[Edit]:
    """x[0] -> x[1]; x[k] -> x[k - 1], x[k + 1]; x[i] -> x[i + 1] where i counts a loop over a range."""
    number = _whole_number(node)
    if not is_index(node, code) or (number is not None and isinstance(code.parent(node), ast.UnaryOp)):
        return
    if number is not None:
        others = {0: (1,), -1: (-2, 0)}.get(number, (number - 1, number + 1))
        yield from (code.replace(node, str(other)) for other in others)
    elif _is_counter(node, code):
        yield code.replace(node, f"{code.fragment(node)} + 1")


def slice_bounds(node: ast.AST, code: Code) -> Iterator[Edit]:
    """x[i:j] -> x[i + 1:j], x[:j] -> x[1:j], x[:] -> x[::-1], x[::-1] -> x[:]."""
    if not isinstance(node, ast.Slice):
        return
    if node.step is not None:
        if _whole_number(node.step) == -1 and not (node.lower or node.upper):
            yield code.replace(node, ":")
    elif node.lower is not None:
        yield code.replace(node.lower, _one_more(node.lower, code))
    elif node.upper is not None:
        yield code.replace(node, f"1{code.fragment(node)}")
    else:
        yield code.replace(node, "::-1")


def transpose(node: ast.AST, code: Code) -> Iterator[Edit]:
    """x.T -> x."""
    if isinstance(node, ast.Attribute) and node.attr == "T":
        yield code.replace(node, code.fragment(node.value))


def loop_range(node: ast.AST, code: Code) -> Iterator[Edit]:
    """for i in range(n) -> range(n - 1), and range(1, n) where i is used."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "range"
            and len(node.args) == 1 and isinstance(code.parent(node), (ast.For, ast.comprehension))):
        return
    bound = node.args[0]
    yield code.replace(bound, f"{code.operand(bound)} - 1")
    if code.fragment(code.parent(node).target) != "_":
        yield Edit(code.start(bound), code.end(bound), f"1, {code.fragment(bound)}")


def is_axis(node: ast.AST, code: Code) -> bool:
    """True for a whole number that names an axis, or is part of one: axis=1, dim=-1, axis=(0, 1), x.sum(0)."""
    around = code.parent(node)
    if isinstance(around, (ast.UnaryOp, ast.Tuple)):
        return is_axis(around, code)
    if isinstance(around, ast.keyword):
        return around.arg in _AXIS_KEYWORDS
    return _is_positional_axis(node, code)


def is_index(node: ast.AST, code: Code) -> bool:
    """True for an expression that is an index, or one of several: x[node], x[:, node]."""
    around = code.parent(node)
    if isinstance(around, ast.UnaryOp) and _whole_number(around) is not None:
        return is_index(around, code)
    if isinstance(around, ast.Tuple):
        node, around = around, code.parent(around)
    return isinstance(around, ast.Subscript) and around.slice is node and not isinstance(node, ast.Slice)


def _is_positional_axis(node: ast.AST, code: Code) -> bool:
    """True for the last positional argument of a call that takes an axis there: x.sum(0), np.sum(x, 0)."""
    call = code.parent(node)
    return (_whole_number(node) is not None and isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
            and call.func.attr in _TAKE_AN_AXIS and len(call.args) <= 2 and node is (call.args or [None])[-1])


def _whole_number(node: ast.AST) -> Optional[int]:
    """The value of 3 or -3; None for all else."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = _whole_number(node.operand)
        return None if inner is None else -inner
    return node.value if isinstance(node, ast.Constant) and type(node.value) is int else None


def _other_axis(node: ast.AST) -> int:
    return 1 if _whole_number(node) == 0 else 0


def _is_counter(node: ast.AST, code: Code) -> bool:
    """True for the name of a loop over a range, inside the function that has the loop."""
    function = code.enclosing_function(node)
    loops = [part for part in ast.walk(function) if isinstance(part, (ast.For, ast.comprehension))] if function else []
    return isinstance(node, ast.Name) and any(
        isinstance(loop.target, ast.Name) and loop.target.id == node.id and isinstance(loop.iter, ast.Call)
        and code.fragment(loop.iter.func) == "range" for loop in loops)


def _one_more(node: ast.AST, code: Code) -> str:
    number = _whole_number(node)
    return f"{code.operand(node)} + 1" if number is None else str(number + 1)
