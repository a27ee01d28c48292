"""Operators on calls: a function left out or taken for its sibling, an argument forgotten or in another's place.

In: a node and its Code.  Out: the edits that this operator makes of the node, none for a node that it leaves alone.
Pure.

To teach them a function: add its name to the table of the operator.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Optional

from grader.mutants.code import Code, Edit

_SIBLINGS = {"mean": "sum", "sum": "mean", "max": "min", "min": "max", "maximum": "minimum", "minimum": "maximum",
             "argmax": "argmin", "argmin": "argmax", "zeros": "ones", "ones": "zeros", "zeros_like": "ones_like",
             "ones_like": "zeros_like", "randn": "rand", "rand": "randn", "sin": "cos", "cos": "sin",
             "eval": "train", "MaxPool2d": "AvgPool2d", "AvgPool2d": "MaxPool2d"}
_BUILT_IN = _SIBLINGS | {"sum": "max"}      # Python itself has no mean
# Functions of an array that return one of the same shape: without them a program still runs, and is wrong.
_KEEP_THE_SHAPE = {"abs", "absolute", "clip", "cos", "exp", "log", "log1p", "log_softmax", "max", "maximum", "min",
                   "minimum", "relu", "sigmoid", "sin", "softmax", "sqrt", "square", "tanh"}
_CONVERSIONS = {"astype", "clamp"}     # methods whose arguments are never the array
_SYMMETRIC = {"allclose", "array_equal", "max", "maximum", "min", "minimum", "promote_types", "result_type"}
_LAYERS = 3        # a call with so many positional arguments may be a list of parts, of which one can be forgotten


def sibling(node: ast.AST, code: Code) -> Iterator[Edit]:
    """x.mean() -> x.sum(), np.max(x) -> np.min(x), np.zeros(n) -> np.ones(n): the function that is taken for it."""
    name = _called(node)
    if name in _SIBLINGS:
        others = _BUILT_IN if isinstance(node.func, ast.Name) else _SIBLINGS
        end = code.end(node.func)
        yield Edit(end - len(name), end, others[name])


def dropped_call(node: ast.AST, code: Code) -> Iterator[Edit]:
    """np.maximum(0, x) -> x, np.log(x) -> x, x.exp() -> x, x.astype(t) -> x."""
    if _called(node) in _CONVERSIONS and isinstance(node.func, ast.Attribute):
        yield code.replace(node, code.fragment(node.func.value))
    inner = _array_inside(node) if _called(node) in _KEEP_THE_SHAPE else None
    if inner is not None:
        yield code.replace(node, code.fragment(inner))


def swapped_arguments(node: ast.AST, code: Code) -> Iterator[Edit]:
    """f(a, b) -> f(b, a) for two plain names or numbers; x[i, j] -> x[j, i] for neighbouring indices."""
    if isinstance(node, ast.Call) and len(node.args) == 2 and _called(node) not in _SYMMETRIC:
        if all(isinstance(argument, (ast.Name, ast.Constant)) for argument in node.args):
            yield code.exchange(*node.args)
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Tuple):
        for first, second in zip(node.slice.elts, node.slice.elts[1:]):
            if not _is_whole_slice(first) and not _is_whole_slice(second):
                yield code.exchange(first, second)


def swapped_items(node: ast.AST, code: Code) -> Iterator[Edit]:
    """(a, b) -> (b, a) and [a, b] -> [b, a] for plain names that are neighbours: shapes, targets, results."""
    if isinstance(node, (ast.Tuple, ast.List)):
        for first, second in zip(node.elts, node.elts[1:]):
            if isinstance(first, ast.Name) and isinstance(second, ast.Name):
                yield code.exchange(first, second)


def dropped_keyword(node: ast.AST, code: Code) -> Iterator[Edit]:
    """f(x, k=v) -> f(x), for each keyword argument by itself."""
    items = _arguments(node)
    for number, item in enumerate(items):
        if isinstance(item, ast.keyword) and item.arg is not None:
            yield code.remove_item(node, items, number)


def dropped_layer(node: ast.AST, code: Code) -> Iterator[Edit]:
    """f(a(), b(), c()) -> f(a(), c()): one of three or more parts that are calls, as in nn.Sequential."""
    items = _arguments(node)
    if len(items) >= _LAYERS and all(isinstance(item, ast.Call) for item in items):
        yield from (code.remove_item(node, items, number) for number in range(len(items)))


def _called(node: ast.AST) -> Optional[str]:
    """The last word of the function that `node` calls: "maximum" for np.maximum(0, x)."""
    function = node.func if isinstance(node, ast.Call) else None
    return getattr(function, "attr", getattr(function, "id", None))


def _array_inside(call: ast.Call) -> Optional[ast.expr]:
    """The only argument that is not a constant, or what the method is called on when there is no such argument."""
    arrays = [argument for argument in call.args if not isinstance(argument, ast.Constant)]
    if len(arrays) == 1:
        return None if isinstance(arrays[0], ast.Starred) else arrays[0]
    return call.func.value if not arrays and isinstance(call.func, ast.Attribute) else None


def _arguments(node: ast.AST) -> list[ast.AST]:
    """All arguments of a call, positional and keyword, in the order of the text."""
    if not isinstance(node, ast.Call):
        return []
    return sorted([*node.args, *node.keywords], key=lambda item: (item.lineno, item.col_offset))


def _is_whole_slice(node: ast.AST) -> bool:
    return isinstance(node, ast.Slice) and not (node.lower or node.upper or node.step)
