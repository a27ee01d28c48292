"""Operators on numbers and conditions: another sign, a missing term, a neighbouring comparison, another constant.

In: a node and its Code.  Out: the edits that this operator makes of the node, none for a node that it leaves alone.
Pure.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grader.mutants.arrays import is_axis, is_index
from grader.mutants.code import Code, Edit

# Those of equal rank in Python's grammar, so that an exchange never regroups its neighbours.
_ARITHMETIC = {ast.Add: ("+", "-"), ast.Sub: ("-", "+"), ast.Mult: ("*", "/"), ast.Div: ("/", "*"),
               ast.MatMult: ("@", "*"), ast.Pow: ("**", "*"), ast.FloorDiv: ("//", "/"), ast.Mod: ("%", "//")}
_COMPARISONS = {ast.Gt: (">", (">=", "<")), ast.GtE: (">=", (">", "<=")), ast.Lt: ("<", ("<=", ">")),
                ast.LtE: ("<=", ("<", ">=")), ast.Eq: ("==", ("!=",)), ast.NotEq: ("!=", ("==",)),
                ast.Is: ("is", ("is not",)), ast.IsNot: ("is not", ("is",)),
                ast.In: ("in", ("not in",)), ast.NotIn: ("not in", ("in",))}
_SMALL = 0.01      # a float up to this is a rate or a scale, for which ten times more is what people mistype


def arithmetic(node: ast.AST, code: Code) -> Iterator[Edit]:
    """a + b -> a - b, a * b -> a / b, a @ b -> a * b, a ** b -> a * b; x += y -> x -= y."""
    if isinstance(node, ast.BinOp) and type(node.op) in _ARITHMETIC:
        yield code.replace_token(node, node.left, node.right, *_ARITHMETIC[type(node.op)])
    if isinstance(node, ast.AugAssign) and type(node.op) in _ARITHMETIC:
        old, new = _ARITHMETIC[type(node.op)]
        yield code.replace_token(node, node.target, node.value, old + "=", new + "=")


def dropped_term(node: ast.AST, code: Code) -> Iterator[Edit]:
    """a + b -> a or b, a - b -> a or b, a * b -> a or b, a / b -> a, a ** b -> a."""
    if not isinstance(node, ast.BinOp):
        return
    if isinstance(node.op, (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Pow)):
        yield code.replace(node, code.fragment(node.left))
    if isinstance(node.op, (ast.Add, ast.Sub, ast.Mult)):
        yield code.replace(node, code.fragment(node.right))


def dropped_sign(node: ast.AST, code: Code) -> Iterator[Edit]:
    """-x -> x, for what is no number: constants have their own operator."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and not isinstance(node.operand, ast.Constant):
        yield code.replace(node, code.fragment(node.operand))


def comparison(node: ast.AST, code: Code) -> Iterator[Edit]:
    """a > b -> a >= b and a < b, a == b -> a != b, and so on for each pair of neighbours."""
    if isinstance(node, ast.Compare):
        operands = [node.left, *node.comparators]
        for left, operator, right in zip(operands, node.ops, node.comparators):
            old, others = _COMPARISONS[type(operator)]
            for new in others:
                yield code.replace_token(node, left, right, old, new)


def condition(node: ast.AST, code: Code) -> Iterator[Edit]:
    """a and b -> a or b; not x -> x; a condition of one name or call -> not of it; a if c else b -> a, b."""
    if isinstance(node, ast.BoolOp):
        old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        for left, right in zip(node.values, node.values[1:]):
            yield code.replace_token(node, left, right, old, new)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield code.replace(node, code.fragment(node.operand))
    if isinstance(node, ast.IfExp):
        yield code.replace(node, code.fragment(node.body))
        yield code.replace(node, code.fragment(node.orelse))
    for test in _plain_conditions(node):
        yield code.replace(test, f"not {code.fragment(test)}")


def constant(node: ast.AST, code: Code) -> Iterator[Edit]:
    """0 -> 1; 1 -> 0, 2; n -> 2n; a float x -> 2x, -x, and 10x where it is small; True <-> False."""
    if not isinstance(node, ast.Constant) or is_axis(node, code) or is_index(node, code):
        return
    for other in _other_constants(node.value):
        if other >= 0 or not isinstance(code.parent(node), ast.UnaryOp):
            yield code.replace(node, repr(other))


def _plain_conditions(node: ast.AST) -> Iterator[ast.expr]:
    """The conditions of `node` that are one name or call; comparison and condition see to all others."""
    tests = [node.test] if isinstance(node, (ast.If, ast.While, ast.IfExp)) else getattr(node, "ifs", [])
    return (test for test in tests if isinstance(test, (ast.Name, ast.Attribute, ast.Call, ast.Subscript)))


def _other_constants(value: object) -> tuple[float, ...]:
    if isinstance(value, bool):
        return (not value,)
    if isinstance(value, int):
        return {0: (1,), 1: (0, 2)}.get(value, (2 * value,))
    if isinstance(value, float):
        others = (2 * value, -value, 10 * value) if abs(value) <= _SMALL else (2 * value, -value)
        return others if value else (1.0,)
    return ()
