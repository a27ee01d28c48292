"""Make every mutant of a reference file.

In: the text of a reference file, its solution parts between markers.  Out: Mutants, in the order of the text.
Pure; runs nothing.

To add an operator: write a function (node, code) -> edits beside its kind, name it in OPERATORS, and add a case to its
test.  Its name, with hyphens, is what reports show.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from grader.errors import AuthorError
from grader.mutants.arrays import axis, index, loop_range, slice_bounds, transpose
from grader.mutants.calls import (
    dropped_call,
    dropped_keyword,
    dropped_layer,
    sibling,
    swapped_arguments,
    swapped_items,
)
from grader.mutants.code import Code, Edit, shape
from grader.mutants.fragments import fragments
from grader.mutants.mutant import Mutant
from grader.mutants.scope import function_name, mutable_nodes
from grader.mutants.statements import accumulation, deleted_statement, dropped_result
from grader.mutants.values import arithmetic, comparison, condition, constant, dropped_sign, dropped_term

Operator = Callable[[ast.AST, Code], Iterator[Edit]]

OPERATORS: tuple[Operator, ...] = (
    arithmetic, dropped_term, dropped_sign, comparison, condition, constant,
    axis, index, slice_bounds, transpose, loop_range,
    sibling, dropped_call, swapped_arguments, swapped_items, dropped_keyword, dropped_layer,
    deleted_statement, accumulation, dropped_result,
)


class _Change(NamedTuple):
    """An edit with what made it."""

    operator: str
    node: ast.AST
    edit: Edit


def mutants(source: str, filename: str = "reference", operators: tuple[Operator, ...] = OPERATORS) -> list[Mutant]:
    """Every mutant of `source`, each valid Python and a program of its own; none where there are no solution markers.

    `filename` is how messages call the file.  The same text gives the same mutants in the same order.
    Raises AuthorError for a text that is not Python and for misplaced solution markers.
    """
    code = _read(source, filename)
    seen, made, numbers = {shape(source)}, [], Counter()
    for change in sorted(_changes(code, filename, operators), key=lambda change: change.edit.start):
        text = code.apply(change.edit)
        program = text and shape(text)
        if program is None or program in seen:
            continue
        seen.add(program)
        made.append(_mutant(code, change, text, numbers))
    return made


def _read(source: str, filename: str) -> Code:
    try:
        return Code(source)
    except (SyntaxError, ValueError) as error:     # ValueError: a null byte, in older Pythons
        line, problem = getattr(error, "lineno", None) or 1, getattr(error, "msg", error)
        raise AuthorError(f"{filename}:{line}: this is not valid Python ({problem}).\n  Mend the reference.") from None


def _changes(code: Code, filename: str, operators: tuple[Operator, ...]) -> Iterator[_Change]:
    """All that the operators propose, some of it twice, some of it no Python."""
    for node in mutable_nodes(code, filename):
        for operator in operators:
            for edit in operator(node, code):
                yield _Change(operator.__name__.replace("_", "-"), node, edit)


def _mutant(code: Code, change: _Change, text: str, numbers: Counter[str]) -> Mutant:
    function, line = function_name(code, change.node), code.line(change.edit)
    name = f"{function}-{line}-{change.operator}"
    numbers[name] += 1
    before, after = fragments(code, change.node, change.edit, text)
    return Mutant(id=name if numbers[name] == 1 else f"{name}-{numbers[name]}", operator=change.operator,
                  function=function, line=line, before=before, after=after, source=text)
