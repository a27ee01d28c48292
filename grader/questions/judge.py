"""The door: a submission's answers -> one result for each question, or notes where the key is not at hand.

In: an Assignment, a Submission.  Out: Judged, in the order of the tasks.  Nothing that a student wrote is raised.
An error of ours in one question makes that question BROKEN, and its traceback is the operator's to read.
"""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable, Collection
from typing import Any, NamedTuple

import msgspec

from grader.model import CheckResult, Outcome, Submission, Visibility
from grader.questions import formula, number, options, written
from grader.questions.answers import NAME, Answers, Given, answers_in
from grader.questions.kinds import Question
from grader.questions.verdict import NotReadable, Verdict
from grader.score import points_for

_MOST_NAMED = 3
_MOST_SHOWN = 1_000    # characters of an answer that a program has read
BROKEN = "This question broke: that is our fault, not yours.  It costs nothing, and it will be graded again."


class Judged(NamedTuple):
    """The questions' results, notes for the student, and our own tracebacks."""

    results: tuple[CheckResult, ...]
    notes: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


def judge(questions: dict[str, Question], submission: Submission, seed: bytes, assignment_id: str,
          only: Collection[str] = ()) -> Judged:
    """Return a result for each question, or for those that `only` names; `seed` draws the points of formulas."""
    answers, results, faults = answers_in(submission, questions), [], []
    for id, question in questions.items():
        if only and id not in only:
            continue
        try:
            results.append(_judged(id, question, answers, submission, seed + id.encode(), assignment_id))
        except Exception:   # of ours: a student's answer raises NotReadable alone
            results.append(result_of(id, question, Outcome.BROKEN, None, BROKEN))
            faults.append(f"question {id}:\n{traceback.format_exc()}")
    return Judged(tuple(results), answers.notes, tuple(faults))


def notes_on(questions: dict[str, Question], submission: Submission, assignment_id: str) -> tuple[str, ...]:
    """Return what a student learns without the key: how many questions are answered, and which cannot be read."""
    if not questions:
        return ()
    answers, answered, said = answers_in(submission, questions), 0, []
    for id, question in questions.items():
        try:
            _value(id, question, answers, submission, assignment_id)
            answered += 1
        except _Missing:
            pass
        except NotReadable as reason:
            said.append(f"`{id}`: {reason}")
        else:
            if question.text and (remark := written.remarks(answers.given[id].text, question)):
                said.append(f"`{id}`: {remark.rstrip('.')}")
    count = f"{answered} of {len(questions)} questions answered"
    head = answers.problem or f"{answers.source or NAME}: {'; '.join([count, *said])}"
    help = () if answers.source else (f"Write your answers into {NAME}; grader template {assignment_id} --answers "
                                      "makes it.",)
    return (f"{head.rstrip('.')}.", *help, *answers.notes)


def unjudged(questions: dict[str, Question], message: str) -> tuple[CheckResult, ...]:
    """Return a BROKEN result for each question: grading itself failed."""
    return tuple(result_of(id, question, Outcome.BROKEN, None, message) for id, question in questions.items())


def result_of(id: str, question: Question, outcome: Outcome, points: float | None, message: str,
              answer: str = "") -> CheckResult:
    """Return one question's result; it is hidden, since its key never ships to students."""
    return CheckResult(id, question.task, " ".join(question.ask.split()), Visibility.HIDDEN, outcome, points,
                       question.points, message, answer=answer)


class _Missing(NotReadable):
    """There is no answer."""


def _judged(id: str, question: Question, answers: Answers, submission: Submission, seed: bytes,
            assignment_id: str) -> CheckResult:
    given = answers.given.get(id)
    shown = given.text.strip()[:_MOST_SHOWN] if given else ""
    try:
        value = _value(id, question, answers, submission, assignment_id)
    except _Missing as reason:
        return _without_answer(id, question, answers, _sentence(str(reason)))
    except NotReadable as reason:
        where = f"{given.where}: " if given else ""
        return result_of(id, question, Outcome.FAILED, 0.0, _sentence(f"{where}{reason}"), shown)
    if question.kind == "file":
        digest = hashlib.sha256(value.data).hexdigest()
        return msgspec.structs.replace(result_of(id, question, Outcome.AWAITING, None, ""), answer_file=value.path,
                                       answer_sha256=digest)
    if question.kind == "text":
        return result_of(id, question, Outcome.AWAITING, None, written.remarks(given.text, question), value)
    return _scored(id, question, _JUDGES[question.kind](value, question, seed), shown)


def _without_answer(id: str, question: Question, answers: Answers, why: str) -> CheckResult:
    """Return MISSING; but where words are there that may be the answer to a text, a person reads those."""
    given = answers.given.get(id)
    strays = "\n\n".join(f"{one.name}: {one.text}" for one in answers.may_answer(id))
    words = written.read(given.text if given and given.problem else answers.raw or strays)
    unread = question.kind != "file" and bool(answers.problem or words)
    if question.kind == "text" and words:
        found = result_of(id, question, Outcome.AWAITING, None, f"{why}  A person reads what was written.", words)
    else:
        found = result_of(id, question, Outcome.MISSING, 0.0, why)
    return msgspec.structs.replace(found, unread=unread)


def _scored(id: str, question: Question, verdict: Verdict, shown: str) -> CheckResult:
    points = points_for(question.points, verdict.share)
    outcome = {0.0: Outcome.FAILED, question.points: Outcome.PASSED}.get(points, Outcome.PARTIAL)
    why = question.why if outcome is not Outcome.PASSED else ""
    return result_of(id, question, outcome, points, "\n".join(filter(None, [verdict.message, why])), shown)


def _value(id: str, question: Question, answers: Answers, submission: Submission, assignment_id: str) -> Any:
    """Return the answer as its kind reads it; raises _Missing where there is none, NotReadable for another form."""
    if question.kind == "file":
        try:
            return written.file_for(question, submission.files)
        except NotReadable as reason:
            raise _Missing(f"Not answered: {reason}") from None
    given = answers.given.get(id)
    if given is None:
        raise _Missing(_why_missing(id, answers, assignment_id))
    if given.problem:
        raise _Missing(given.problem)
    if not given.text.strip():
        raise _Missing(f"Not answered yet: {given.where} leaves `{id}` empty{_strange(id, answers)}")
    return _READERS[question.kind](given, question)


def _why_missing(id: str, answers: Answers, assignment_id: str) -> str:
    if answers.problem:
        return f"Not answered, since it could not be read: {answers.problem}"
    if not answers.source:
        return f"Not answered: there is no {NAME}.  To begin one: grader template {assignment_id} --answers"
    return f"Not answered: {answers.source} has no answer called `{id}`{_strange(id, answers)}"


def _strange(id: str, answers: Answers) -> str:
    """Return, behind a missing answer, under which names that no question has there are others."""
    named = ", ".join(f"`{one.name}`" for one in answers.may_answer(id)[:_MOST_NAMED])
    return f", but there are answers to no question: {named}" if named else ""


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "--answers")) else f"{text}."


_READERS: dict[str, Callable[[Given, Question], Any]] = {
    "choose": lambda given, question: options.read(given.value, question),
    "select": lambda given, question: options.read(given.value, question),
    "number": lambda given, question: number.read(given.text, question),
    "formula": lambda given, question: formula.read(given.text, question),
    "text": lambda given, question: written.read(given.text),
}
_JUDGES: dict[str, Callable[[Any, Question, bytes], Verdict]] = {
    "choose": lambda value, question, seed: options.judged(value, question),
    "select": lambda value, question, seed: options.judged(value, question),
    "number": lambda value, question, seed: number.judged(value, question),
    "formula": formula.judged,
}
