"""Formulas: right when their values are, at points drawn from the declared ranges.

In: text of a student, a Formula.  Out: a reading, a Verdict.  Floats alone, so that no power can take long.
Two formulas count as equal when they agree at each of POINTS points to a relative 1e-7: two ways to write one formula
differ by the rounding of floats, some 1e-16 a step, and a wrong one by far more.  Where a difference of terms comes
near zero that rounding is larger than the value, so 1e-9 is allowed as well; of values that are all below 1, 1e-9 of
the largest, so that tiny ones (6.6e-34) are not all alike.
Where the right one is not finite (a division by zero), another point is drawn.
"""

from __future__ import annotations

import math
import operator
import random
from collections.abc import Callable, Mapping

from grader.errors import AuthorError
from grader.questions.grammar import Parsed, Unreadable, parse
from grader.questions.kinds import Formula, Question
from grader.questions.verdict import Verdict

__all__ = ["FUNCTIONS", "POINTS", "Unreadable", "at", "judged", "parse", "read", "values"]

POINTS = 24
_MOST_DRAWN = 2_000
FUNCTIONS: Mapping[str, Callable[[float], float]] = {
    "sqrt": math.sqrt, "exp": math.exp, "log": math.log, "ceil": math.ceil, "floor": math.floor,
    "negate": operator.neg}
_SIGNS: Mapping[str, Callable[[float, float], float]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "^": math.pow}


def read(text: str, question: Question) -> Parsed:
    """Return the formula that was typed; raises Unreadable."""
    return parse(text, question.formula.symbols)


def judged(formula: Parsed, question: Question, seed: bytes) -> Verdict:
    """Return 1 or 0 as the share of the points, and what the formula was read as where it is wrong.

    Raises AuthorError where the right one has no values to compare with.
    """
    declared, close = question.formula, False
    for right in (declared.answer, *declared.also):
        expected = values(parse(str(right), declared.symbols), declared, seed)
        if not expected:               # anything would agree with nothing
            raise AuthorError(f"The formula {str(right)!r} is hardly ever finite in the ranges of its symbols.  "
                              "Narrow formula.symbols in assignment.yaml.")
        actual = [at(formula, point) for point, _ in expected]
        wanted = [value for _, value in expected]
        if _equal(actual, wanted):
            return Verdict(1.0)
        close = close or _nearly(actual, wanted)
    told = "It is not what was asked for."
    if close:
        told = "It is close: right but for its sign, a constant factor, or what is above and below the line."
    return Verdict(0.0, f"{told}  Read as: {formula.text}")


def values(formula: Parsed, declared: Formula, seed: bytes) -> list[tuple[dict[str, float], float]]:
    """Return POINTS points at which `formula` is finite, each with its value; none where it hardly ever is.

    The same seed draws the same points.
    """
    draw, found = random.Random(seed), []
    for _ in range(_MOST_DRAWN):
        point = {name: _drawn(draw, name in declared.integers, *ends) for name, ends in declared.symbols.items()}
        value = at(formula, point)
        if math.isfinite(value):
            found.append((point, value))
            if len(found) == POINTS:
                return found
    return []


def at(formula: Parsed, point: Mapping[str, float]) -> float:
    """Return the formula's value at `point`; NaN where it has none, or one that no float can hold."""
    stack: list[float] = []
    try:
        for step in formula.steps:
            if isinstance(step, float):
                stack.append(step)
            elif step in _SIGNS:
                right, left = stack.pop(), stack.pop()
                stack.append(float(_SIGNS[step](left, right)))
            else:
                stack.append(float(FUNCTIONS[step](stack.pop())) if step in FUNCTIONS else point[step[1:-1]])
    except (ArithmeticError, ValueError):   # a division by zero, an overflow, the root of a negative number
        return math.nan
    return stack[0]


def _drawn(draw: random.Random, whole: bool, low: float, high: float) -> float:
    return float(draw.randint(math.ceil(low), math.floor(high))) if whole else draw.uniform(low, high)


def _equal(actual: list[float], expected: list[float]) -> bool:
    nearly_zero = 1e-9 * min(max(map(abs, expected)) or 1.0, 1.0)
    return all(math.isclose(value, right, rel_tol=1e-7, abs_tol=nearly_zero)
               for value, right in zip(actual, expected))


def _nearly(actual: list[float], expected: list[float]) -> bool:
    """True when a sign, a constant factor or an inverse makes it right; never for a constant, where all would be."""
    if len(set(expected)) == 1 or not all(map(math.isfinite, actual)) or 0.0 in (*actual, *expected):
        return False
    for candidate in (actual, [1 / value for value in actual]):
        factors = [wanted / value for wanted, value in zip(expected, candidate)]
        if all(math.isclose(factor, factors[0], rel_tol=1e-6) for factor in factors):
            return True
    return False
