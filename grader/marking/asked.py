"""The questions that people read answers to: what was asked, and for what there are points.

In: the course's assignment where it is at hand, and the Answers.  Out: Asked, one a question.  Pure.
Without the assignment a question is known by what the reports say of it: its title and its points.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from grader.assignment import Assignment
from grader.marking.answers import Answer
from grader.questions import Question, questions_of


class Item(msgspec.Struct, frozen=True):
    """A line of the rubric."""

    id: str
    says: str
    points: float


class Asked(msgspec.Struct, frozen=True):
    """One question of one assignment."""

    assignment: str
    id: str
    ask: str
    rubric: tuple[Item, ...]
    max_points: float
    follows: str = ""                      # the question before it, whose answer is read beside this one's
    at_hand: bool = True                   # False where the course is not, and with it the rubric

    def item(self, id: str) -> Item | None:
        """Return the rubric's line of this id."""
        return next((item for item in self.rubric if item.id == id), None)


def asked_of(assignment: Assignment | None, answers: Iterable[Answer]) -> tuple[Asked, ...]:
    """Return the questions of these answers, all of one assignment, each once, in the answers' order."""
    known = questions_of(assignment) if assignment is not None else {}
    found: dict[str, Asked] = {}
    for answer in answers:
        if answer.question not in found:
            found[answer.question] = _asked(answer, known.get(answer.question))
    return tuple(found.values())


def _asked(answer: Answer, question: Question | None) -> Asked:
    if question is None:
        return Asked(answer.assignment, answer.question, answer.title, (), answer.max_points, at_hand=False)
    rubric = tuple(Item(id, item.says, item.points) for id, item in question.rubric.items())
    return Asked(answer.assignment, answer.question, question.ask, rubric, answer.max_points, question.follows)
