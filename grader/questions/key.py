"""Are the questions themselves right?  Answers of our own, made from the key, are judged as a student's are.

In: questions.  Out: one sentence for everything that their author should mend.

    choose    the right option earns all; every other one earns nothing
    select    the right options earn all; the others, all, and none earn less
    number    the right one earns all; one just outside of the tolerance earns nothing
    formula   the right one and each of `also` earn all; its negative, and one that is off by 1 %, earn nothing
    text, file   a person reads them: an empty answer is MISSING
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from grader.model import CheckResult, Submission, SubmittedFile
from grader.questions.answers import NAME
from grader.questions.judge import judge
from grader.questions.kinds import Question
from grader.questions.sheet import sheet

_SEED = b"validate"


def problems_of_questions(questions: dict[str, Question]) -> list[str]:
    """Return what an author should mend in the questions."""
    blank = _results(questions, sheet("validation", questions))
    problems = [f"The question {result.id} gives {result.points} points for an empty answer." for result in blank
                if result.points != 0]
    for id, question in questions.items():
        if not question.read_by_people:
            problems += _problems_of(id, question)
    return problems


def answers_of(answers: dict[str, str]) -> str:
    """Return the text of an answers.yaml that gives these answers."""
    return "".join(f"{id}: {json.dumps(answer)}\n" for id, answer in answers.items())


def right_answer(question: Question) -> str:
    """Return the right answer of a question that a program judges."""
    if question.number:
        return repr(question.number.answer)
    return str(question.formula.answer) if question.formula else ", ".join(question.right)


def wrong_answers(question: Question) -> Iterator[str]:
    """Yield answers that must not earn all points."""
    others = [name for name in question.options if name not in question.right]
    if question.choose:
        yield from others
    elif question.select:
        yield from (*others, ", ".join(others), ", ".join(question.options))
    elif question.number:
        number = question.number
        allowed = max(number.within, number.relative * abs(number.answer))
        for step in (1.01 * allowed + 1e-6 * max(1.0, abs(number.answer)), 2 * allowed + max(1.0, abs(number.answer))):
            yield from (repr(number.answer + step), repr(number.answer - step))
    elif question.formula:
        yield from (f"{sign}({question.formula.answer}){change}" for sign, change in (("-", ""), ("", " * 1.01")))


def _problems_of(id: str, question: Question) -> Iterator[str]:
    right = [right_answer(question), *(map(str, question.formula.also) if question.formula else ())]
    for answer in right:
        if (result := _result(id, question, answer)).points != question.points:
            yield f"The question {id} gives {result.points} of {question.points:g} points for its key {answer!r}."
    for answer in wrong_answers(question):
        if (result := _result(id, question, answer)).points == question.points:
            yield f"The question {id} gives all points for {answer!r}, which is wrong."


def _result(id: str, question: Question, answer: str) -> CheckResult:
    return _results({id: question}, answers_of({id: answer}))[0]


def _results(questions: dict[str, Question], text: str) -> tuple[CheckResult, ...]:
    submission = Submission("key", None, (SubmittedFile(NAME, text.encode()),))
    return judge(questions, submission, _SEED, "validate").results
