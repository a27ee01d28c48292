"""Where marking stands: all answers of a gradebook that people read, the questions, and the marks that count.

In: an open Gradebook, and the course where it is at hand.  Out: Stand, plain data.
Only the newest result of each submission counts, as everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from grader.assignment import load_assignment
from grader.course import Course
from grader.gradebook import Gradebook, Mark
from grader.marking.alias import alias
from grader.marking.answers import Answer, answers_of
from grader.marking.asked import Asked, asked_of
from grader.model import Outcome


@dataclass(frozen=True)
class Stand:
    """Answers in the order in which they are read, which tells nothing of the students, and their marks."""

    answers: tuple[Answer, ...]
    asked: dict[tuple[str, str], Asked]            # (assignment, question) -> what was asked
    aliases: dict[tuple[str, str], str]            # (assignment, submission) -> its name where names are hidden
    marks: dict[int, Mark]                         # id -> mark, all that there ever were
    newest: dict[tuple[str, str, str, str], Mark]  # (assignment, question, submission, digest) -> the one that counts

    def mark_of(self, answer: Answer) -> Mark | None:
        """Return the mark that counts for an answer as it is now."""
        return self.newest.get((answer.assignment, answer.question, answer.name, answer.digest))

    def asked_for(self, answer: Answer) -> Asked:
        """Return the answer's question."""
        return self.asked[answer.assignment, answer.question]

    def alias_of(self, answer: Answer) -> str:
        """Return what the answer's submission is called where names are hidden."""
        return self.aliases[answer.assignment, answer.name]

    def with_marks(self, marks: Iterable[Mark]) -> Stand:
        """Return the same answers with these marks, oldest first, in the place of its own."""
        marks = tuple(marks)
        return replace(self, marks={mark.id: mark for mark in marks}, newest={
            (mark.assignment, mark.question, mark.name, mark.answer): mark for mark in marks})


def stand_of(book: Gradebook, course: Course | None, assignment_id: str = "") -> Stand:
    """Return where marking stands in `book`; `assignment_id` leaves out all others.

    Raises AuthorError where the assignment's file is wrong.
    """
    salt = book.marks.salt()
    found = [answer for kept in book.current(assignment_id or None) if kept.counts[Outcome.AWAITING]
             for answer in answers_of(book.report(kept.id))]
    aliases = {(one.assignment, one.name): alias(salt, one.assignment, one.name) for one in found}
    answers = sorted(found, key=lambda one: (one.assignment, aliases[one.assignment, one.name]))
    return Stand(tuple(answers), _asked(course, answers), aliases, {}, {}).with_marks(book.marks.every())


def _asked(course: Course | None, answers: Sequence[Answer]) -> dict[tuple[str, str], Asked]:
    found = {}
    for id in dict.fromkeys(answer.assignment for answer in answers):
        assignment = load_assignment(course, id) if course and id in course.assignment_ids() else None
        for asked in asked_of(assignment, [answer for answer in answers if answer.assignment == id]):
            found[id, asked.id] = asked
    return found
