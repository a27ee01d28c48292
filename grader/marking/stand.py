"""Where marking stands: all answers of a gradebook that people read, the questions, and the marks that count.

In: an open Gradebook, and the course where it is at hand.  Out: Stand, plain data.
Only the newest result of each submission counts, as everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from grader.assignment import load_assignment
from grader.course import Course
from grader.gradebook import Gradebook, Mark
from grader.marking.alias import alias
from grader.marking.answers import Answer, answers_of
from grader.marking.asked import Asked, asked_of
from grader.model import Outcome, Report


@dataclass(frozen=True)
class Stand:
    """Answers in the order in which they are read, which tells nothing of the students, and their marks."""

    answers: tuple[Answer, ...]
    asked: dict[tuple[str, str], Asked]            # (assignment, question) -> what was asked
    aliases: dict[tuple[str, str], str]            # (assignment, submission) -> its name where names are hidden
    marks: dict[int, Mark]                         # id -> mark, all that there ever were
    newest: dict[tuple[str, str, str, str], Mark]  # (assignment, question, submission, digest) -> the one that counts
    beside: dict[tuple[str, str, str], str] = field(default_factory=dict)  # (assignment, submission, question) -> words

    def mark_of(self, answer: Answer) -> Mark | None:
        """Return the mark that counts for an answer as it is now."""
        return self.newest.get((answer.assignment, answer.question, answer.name, answer.digest))

    def asked_for(self, answer: Answer) -> Asked:
        """Return the answer's question."""
        return self.asked[answer.assignment, answer.question]

    def before(self, answer: Answer) -> tuple[str, str]:
        """Return the question that the answer's own follows, and what the submission answers there; "" for none."""
        question = self.asked_for(answer).follows
        return question, self.beside.get((answer.assignment, answer.name, question), "")

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
    reports = [book.report(kept.id) for kept in book.current(assignment_id or None) if kept.counts[Outcome.AWAITING]]
    found = [answer for report in reports for answer in answers_of(report)]
    aliases = {(one.assignment, one.name): alias(salt, one.assignment, one.name) for one in found}
    answers = sorted(found, key=lambda one: (one.assignment, aliases[one.assignment, one.name]))
    asked = _asked(course, answers)
    beside = {place: words for report in reports for place, words in _beside(report, asked.values())}
    return Stand(tuple(answers), asked, aliases, {}, {}, beside).with_marks(book.marks.every())


def _beside(report: Report, asked: Iterable[Asked]) -> Iterator[tuple[tuple[str, str, str], str]]:
    """Yield the report's answers to questions that others follow: its words, or the path of its file."""
    followed = {one.follows for one in asked if one.assignment == report.assignment}
    for result in report.checks:
        if result.id in followed:
            yield (report.assignment, report.submission.name, result.id), result.answer or result.answer_file


def _asked(course: Course | None, answers: Sequence[Answer]) -> dict[tuple[str, str], Asked]:
    found = {}
    for id in dict.fromkeys(answer.assignment for answer in answers):
        assignment = load_assignment(course, id) if course and id in course.assignment_ids() else None
        for asked in asked_of(assignment, [answer for answer in answers if answer.assignment == id]):
            found[id, asked.id] = asked
    return found
