"""Is a question complete, and can it be judged?

In: a Question, the assignment's tasks.  Out: "" or what its author should mend, beginning with the field's name.  Pure.
msgspec has looked at types and names already; here is what types cannot say.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain

from grader.questions.kinds import KINDS, Formula, Number, Question
from grader.questions.options import hidden_words
from grader.score import in_hundredths

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}")
_OPTION = re.compile(r"\w{1,20}")


def problem_of(id: str, question: Question, tasks: Mapping[str, str], bundle: bool, ids: Iterable[str] = ()) -> str:
    """Return the first thing to mend in a question, or ""; in a bundle the key is not missed.

    `ids` are those of all questions of the assignment.
    """
    others = [other for other in ids if other != id]
    found = chain(_follows(question, others), _problems(id, question, tasks, bundle))   # the first one ends the search
    return next((f"questions.{id}{'.' if field else ''}{field} {problem}" for field, problem in found), "")


def _problems(id: str, question: Question, tasks: Mapping[str, str], bundle: bool) -> Iterator[tuple[str, str]]:
    declared = [kind for kind in KINDS if getattr(question, kind) is not None]
    if not _ID.fullmatch(id):
        yield "", "has a name that cannot be an id.\n  Write letters, digits and _, a letter first."
    if question.task not in tasks:
        yield "task", f"is {question.task!r}, which is none of tasks: {', '.join(tasks)}."
    if len(declared) != 1:
        yield "", (f"declares {' and '.join(declared) or 'no kind of answer'}.\n"
                   f"  Write exactly one of: {', '.join(KINDS)}.")
    if not question.points > 0 or not math.isfinite(question.points):
        yield "points", f"is {question.points:g}.\n  Write a number above 0."
    for field, points in _worth(question):
        if not in_hundredths(points):
            yield field, f"is {points:g}.\n  Write hundredths at most, as 2.25: points are given and summed in these."
    if not question.ask.strip():
        yield "ask", "is empty.\n  Write the question."
    for kind in declared:
        yield from _OF_KIND[kind](question, bundle)


def _follows(question: Question, others: Collection[str]) -> Iterator[tuple[str, str]]:
    if question.follows and question.follows not in others:
        yield "follows", (f"is {question.follows!r}, which is none of the other questions: "
                          f"{', '.join(others) or 'there are none'}.")


def _worth(question: Question) -> Iterator[tuple[str, float]]:
    yield "points", question.points
    yield from ((f"{question.kind}.rubric.{id}.points", item.points) for id, item in question.rubric.items())


def _options(question: Question, bundle: bool) -> Iterator[tuple[str, str]]:
    kind, options = question.kind, question.options
    if strange := next((name for name in options if not _OPTION.fullmatch(name)), None):
        yield kind, f"has an option called {strange!r}.\n  Write a short name: a letter, a digit or a word."
    if len({name.casefold() for name in options}) < max(len(options), 2):
        yield kind, "needs two options or more, whose names differ in more than capitals."
    if hidden := hidden_words(question):
        yield kind, (f"{hidden}.\n  An answer may be a name or an option's own words: make each mean one option, with "
                     "the letters a, b, c for names.")
    if unknown := [name for name in question.right if name not in options]:
        yield "answer", f"names {', '.join(unknown)}, which is none of the options {', '.join(options)}."
    if bundle and not question.right:
        return
    if kind == "choose" and len(question.right) != 1:
        yield "answer", "must name one option.\n  Write select in the place of choose where several are right."
    if kind == "select" and not 0 < len(set(question.right)) < len(options):
        yield "answer", "must name some of the options, and not all of them: all or none earns nothing."


def _number(question: Question, bundle: bool) -> Iterator[tuple[str, str]]:
    number: Number = question.number
    figures = {"answer": number.answer or 0.0, "within": number.within, "relative": number.relative}
    for field, value in figures.items():
        if not math.isfinite(value) or (field != "answer" and value < 0):
            yield f"number.{field}", f"is {value:g}.\n  Write a number{'' if field == 'answer' else ', 0 or more'}."
    if number.answer is None and not bundle:
        yield "number.answer", "is missing.\n  Write the right number."
    if number.units and not number.unit:
        yield "number.unit", "is missing, and units says how others are converted.\n  Write the unit of the answer."
    if wrong := [name for name, factor in number.units.items() if not factor > 0 or not math.isfinite(factor)]:
        yield f"number.units.{wrong[0]}", f"is {number.units[wrong[0]]:g}.\n  Write how many {number.unit} it is."


def _formula(question: Question, bundle: bool) -> Iterator[tuple[str, str]]:
    formula: Formula = question.formula
    for name, (low, high) in formula.symbols.items():
        if not (math.isfinite(low) and math.isfinite(high) and low < high):
            yield f"formula.symbols.{name}", f"is [{low:g}, {high:g}].\n  Write a range: [lowest, highest]."
        elif name in formula.integers and math.ceil(low) >= math.floor(high):
            yield f"formula.symbols.{name}", f"is [{low:g}, {high:g}], which holds too few whole numbers."
    if unknown := [name for name in formula.integers if name not in formula.symbols]:
        yield "formula.integers", f"names {unknown[0]}, which is none of symbols: {', '.join(formula.symbols)}."
    if formula.answer is None and not bundle:
        yield "formula.answer", "is missing.\n  Write the right formula."
    yield from _unreadable(formula)


def _unreadable(formula: Formula) -> Iterator[tuple[str, str]]:
    from grader.questions.formula import Unreadable, parse, values  # its parser is made at the first formula

    right = {} if formula.answer is None else {"formula.answer": formula.answer}
    for field, text in {**right, **{f"formula.also[{at}]": text for at, text in enumerate(formula.also)}}.items():
        try:
            if not values(parse(str(text), formula.symbols), formula, b"declared"):
                yield field, f"is {str(text)!r}, which is nowhere finite in the ranges of symbols."
        except Unreadable as reason:
            yield field, f"is {str(text)!r}: {reason}"


def _read_by_people(question: Question, bundle: bool) -> Iterator[tuple[str, str]]:
    worth = round(sum(item.points for item in question.rubric.values()), 2)
    if question.rubric and worth != question.points:
        yield f"{question.kind}.rubric", f"gives {worth:g} points, the question {question.points:g}.  Make them agree."
    if question.text and question.text.words is not None and question.text.words < 1:
        yield "text.words", f"is {question.text.words}.\n  Write how many words are asked for at most."
    if question.file and (not question.file.name or "/" in question.file.name or "\\" in question.file.name):
        yield "file.name", f"is {question.file.name!r}.\n  Write a file's name, without a folder."


_OF_KIND = {"choose": _options, "select": _options, "number": _number, "formula": _formula,
            "text": _read_by_people, "file": _read_by_people}
