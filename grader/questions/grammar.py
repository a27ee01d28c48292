"""A formula's text -> its steps, by a grammar that knows arithmetic alone.

In: text of anybody, the declared symbols.  Out: Parsed, or Unreadable with a reason for whoever typed it.  Pure.
In `2E+1` the E is a symbol where the question has one called E, as it is in `2 E + 1`; elsewhere it is an exponent.
Nothing is evaluated here, and no Python is read: Lark's LALR parser takes time in proportion to the text, and the steps
stand in the order in which a stack does them, so that no depth of brackets can exhaust Python's own stack.

To teach it a function: a name in FUNCTIONS (formula.py), and here in FUNCTION.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple, Union

from lark import Lark, Token, Transformer
from lark.exceptions import UnexpectedInput

from grader.questions.spelling import plain_spelling, symbol_of
from grader.questions.verdict import NotReadable

MOST_CHARACTERS = 300
SIGNS = ("+", "-", "*", "/", "^")
_LONGEST_SHOWN = 160

Step = Union[float, str]          # a number, a symbol in brackets such as "(N)", or what to do with the stack's top

_GRAMMAR = r"""
?start: sum
?sum: product | sum "+" product -> add | sum "-" product -> subtract
?product: signed | product "*" signed -> multiply | product "/" signed -> divide | product power -> multiply
?signed: power | "-" signed -> negate | "+" signed
?power: atom | atom ("^" | "**") exponent -> power
?exponent: power | "-" exponent -> negate
?atom: NUMBER -> number | NAME -> symbol | "(" sum ")" | FUNCTION "(" sum ")" -> call
FUNCTION.2: /(?:sqrt|exp|log|ln|ceil|ceiling|floor)(?=\s*\()/
NUMBER: /(?:(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/
NAME: /[A-Za-z][A-Za-z0-9_]*/
%ignore " "
"""
_EXPONENT = re.compile(r"(?<![\w.])(\d[\d,]*(?:\.\d+)?|\.\d+)([eE])([+-]?)(\d+)")
_NEEDS = {"frac": "`\\frac` needs two parts: \\frac{a}{b}",
          **{name: f"`{name}` needs brackets: {name}(x)" for name in (
              "sqrt", "exp", "log", "ln", "ceil", "ceiling", "floor")}}


class Unreadable(NotReadable):
    """The text is no formula in the declared symbols; the message says why, in words for the student."""


class Parsed(NamedTuple):
    """A formula: its steps in the order of a stack, and as it was understood, with all brackets."""

    steps: tuple[Step, ...]
    text: str


class _Name(str):
    """A name as it was typed, before it is known which symbols it stands for."""


def parse(text: str, symbols: Iterable[str]) -> Parsed:
    """Return the formula; raises Unreadable."""
    if len(text) > MOST_CHARACTERS:
        raise Unreadable(f"it is longer than {MOST_CHARACTERS} characters.")
    plain = plain_spelling(text)
    if not plain:
        raise Unreadable("it is empty.")
    symbols = tuple(symbols)
    plain = _EXPONENT.sub(lambda found: _exponent_or_symbol(found, symbols), plain)
    try:
        typed = _parser().parse(plain)
    except UnexpectedInput as error:
        raise Unreadable(_where(plain, error.pos_in_stream)) from None
    steps = tuple(step for part in typed for step in _resolved(part, symbols))
    return Parsed(steps, _shown(steps))


def _exponent_or_symbol(found: re.Match[str], symbols: tuple[str, ...]) -> str:
    """Return `2E+1` as it is, or as `2 E+1` where E is a symbol; raises Unreadable where only e is one."""
    before, letter, sign, digits = found.groups()
    meant = symbol_of(letter if sign else letter + digits, symbols)
    if not meant:
        return found[0]
    if meant[0].startswith(letter):
        return f"{before} {found[0][len(before):]}"
    apart = f"{before} * {meant[0]}{f' {sign} {digits}' if sign else ''}"
    raise Unreadable(f"`{found[0][:40]}` may be a number or the symbol {meant[0]}; write {apart}, or "
                     f"{before} * 10^{sign.strip('+')}{digits}.")


def _resolved(step: Step | _Name, symbols: tuple[str, ...]) -> tuple[Step, ...]:
    if not isinstance(step, _Name):
        return (step,)
    names = symbol_of(step, symbols)
    if not names and (needs := _NEEDS.get(step)):
        raise Unreadable(f"{needs}.")
    if not names:
        raise Unreadable(f"`{step[:40]}` is none of its symbols: {', '.join(symbols) or 'there are none'}.")
    return tuple(f"({name})" for name in names) + ("*",) * (len(names) - 1)


def _shown(steps: tuple[Step, ...]) -> str:
    """Return the formula with all its brackets, cut where it is long."""
    stack: list[str] = []
    for step in steps:
        if isinstance(step, float):
            stack.append(f"{step:g}")
        elif step in SIGNS:
            right, left = stack.pop(), stack.pop()
            stack.append(f"({left} {step} {right})")
        elif step.startswith("("):
            stack.append(step[1:-1])
        else:
            stack.append(f"(-{stack.pop()})" if step == "negate" else f"{step}({stack.pop()})")
    return stack[0] if len(stack[0]) <= _LONGEST_SHOWN else stack[0][:_LONGEST_SHOWN] + "..."


@lru_cache(maxsize=1)
def _parser() -> Lark:
    # The transformer works while the parser does, rule by rule: no tree is built, and nothing recurses.
    return Lark(_GRAMMAR, parser="lalr", lexer="contextual", transformer=_Steps())


def _where(plain: str, at: int | None) -> str:
    if at is None or not 0 <= at < len(plain):
        return "it ends too early; is a bracket still open?"
    before = f" after `{plain[max(0, at - 20):at].strip()}`" if plain[:at].strip() else ""
    return f"`{plain[at]}`{before} could not be read; write numbers, symbols, + - * / ^ and brackets."


class _Steps(Transformer):
    """Each rule of the grammar -> the steps of its parts, one after another, and then its own."""

    def number(self, found: list[Token]) -> tuple[Step, ...]:
        return (float(found[0].replace(",", "")),)

    def symbol(self, found: list[Token]) -> tuple[Step, ...]:
        return (_Name(found[0]),)

    def call(self, found: list) -> tuple[Step, ...]:
        name = str(found[0])
        return (*found[1], {"ln": "log", "ceiling": "ceil"}.get(name, name))

    def negate(self, found: list) -> tuple[Step, ...]:
        return (*found[0], "negate")


def _after_both(sign: str) -> Callable[[_Steps, list], tuple[Step, ...]]:
    return lambda self, found: (*found[0], *found[1], sign)


for _rule, _sign in zip(("add", "subtract", "multiply", "divide", "power"), SIGNS):
    setattr(_Steps, _rule, _after_both(_sign))
