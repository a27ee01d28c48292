"""The desk at which answers are read: questions, queues, one answer at a time; and it takes marks.

In: a batch's folder, and the course where it is at hand.  Out: plain data for pages.  No HTTP.
Each call opens the gradebook for itself, so that any thread may call; several desks may work on one folder.
Answers are read once, and again when a batch has added results; marks are read each time.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Union

from grader.batch.outputs import report_folder
from grader.course import Course
from grader.gradebook import Mark, Remark, Wish, open_gradebook, open_marks
from grader.marking import Answer, Asked, Stand, Typed, made_mark, stand_of
from grader.marking.given import lines_of
from grader.marking.kept import read_answer


@dataclass(frozen=True)
class Queue:
    """One question, and how many of its answers still await points."""

    asked: Asked
    title: str
    awaiting: int
    total: int
    first: str                             # alias of the first that awaits, or of the first of all


@dataclass(frozen=True)
class Place:
    """One answer in its queue; the neighbours are aliases, empty at the ends."""

    answer: Answer
    alias: str
    asked: Asked
    mark: Mark | None
    number: int                            # from 1
    total: int
    awaiting: int                          # in the whole queue
    before: str
    after: str
    next: str                              # the next that awaits, after this one or from the beginning
    remarks: tuple[Remark, ...]
    follows: tuple[str, str]               # the question before this one and what was answered there, or ""


@dataclass(frozen=True)
class Asks:
    """A mark that somebody wants to give: for the answer with this digest, having seen the mark with this id."""

    digest: str
    seen: int
    typed: Typed


@dataclass(frozen=True)
class Refused:
    """Why a mark was not taken; `newest` is another person's that came first."""

    problem: str
    newest: Mark | None = None


class ReadingDesk:
    """Answers of one folder and their marks.  Methods raise OperatorError for a disk or file at fault."""

    def __init__(self, folder: Path, course: Course | None, by: str,
                 on_mark: Callable[[str, str], None] = lambda assignment, name: None) -> None:
        """`by` is who marks here; `on_mark` hears of assignment and submission after each mark."""
        self.folder, self.by = folder, by
        self._course, self._on_mark = course, on_mark
        self._lock = threading.Lock()      # of the two below
        self._stand: Stand | None = None
        self._read_at = -1
        open_marks(folder).close()         # looked through once, and brought up to date

    def queues(self) -> list[Queue]:
        """Return the questions with answers that people read, in the order of their ids."""
        stand = self._now()
        return [self._queue(stand, asked) for asked in stand.asked.values()]

    def place(self, assignment: str, question: str, alias: str) -> Place | None:
        """Return the answer that a submission, by its alias, gives to a question; None when there is none."""
        stand = self._now()
        queue = _answers(stand, assignment, question)
        at = next((number for number, one in enumerate(queue) if stand.alias_of(one) == alias), None)
        if at is None:
            return None
        names = ["", *map(stand.alias_of, queue), ""]
        awaiting = [number for number, one in enumerate(queue) if stand.mark_of(one) is None and number != at]
        following = next((number for number in awaiting if number > at), next(iter(awaiting), None))
        with open_marks(self.folder, checked=False) as marks:
            remarks = tuple(marks.remarks(assignment, question))
        return Place(queue[at], alias, stand.asked_for(queue[at]), stand.mark_of(queue[at]), at + 1, len(queue),
                     sum(stand.mark_of(one) is None for one in queue), names[at], names[at + 2],
                     "" if following is None else stand.alias_of(queue[following]), remarks,
                     stand.before(queue[at]))

    def give(self, place: Place, asks: Asks) -> Union[Mark, Refused]:
        """Keep a mark; what is returned as a Mark is on the disk."""
        answer, seen = place.answer, place.mark
        if asks.digest != answer.digest:
            return Refused("The answer was handed in anew since this page was opened.  Load the page again, and read "
                           "it.")
        made = made_mark(answer, place.asked, asks.typed, self.by, datetime.now(timezone.utc), lines_of(seen))
        if isinstance(made, str):
            return Refused(f"{made[0].upper()}{made[1:]}.")
        with open_marks(self.folder, checked=False) as marks:
            given = marks.give([Wish(made, asks.seen)])
        if given.clashes:
            return Refused("Somebody else has given a mark meanwhile.", given.clashes[0].newest)
        self._on_mark(answer.assignment, answer.name)
        return given.marks[0]

    def file(self, answer: Answer) -> bytes | None:
        """Return the bytes of the file that answers, or None when it is not in the folder or is another one."""
        if not answer.name or Path(answer.name).name != answer.name or answer.name in (".", ".."):
            return None                    # intake gives no such name
        return read_answer(answer, report_folder(self.folder, answer.name))

    def _queue(self, stand: Stand, asked: Asked) -> Queue:
        answers = _answers(stand, asked.assignment, asked.id)
        awaiting = [one for one in answers if stand.mark_of(one) is None]
        return Queue(asked, answers[0].title, len(awaiting), len(answers), stand.alias_of((awaiting or answers)[0]))

    def _now(self) -> Stand:
        with open_marks(self.folder, checked=False) as marks:
            newest, every = marks.newest_result(), marks.every()
        with self._lock:
            if self._stand is None or newest != self._read_at:
                with open_gradebook(self.folder, only_read=True) as book:
                    self._stand, self._read_at = stand_of(book, self._course), newest
            return self._stand.with_marks(every)


def _answers(stand: Stand, assignment: str, question: str) -> list[Answer]:
    return [one for one in stand.answers if (one.assignment, one.question) == (assignment, question)]
