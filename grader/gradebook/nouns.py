"""What goes into a gradebook and what comes out of it.  Frozen, no I/O.

Trust: names, ids, emails and mistakes are kept as they came, so they may be a student's words: clean before showing.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal, Optional

import msgspec

from grader.model import Late, Level, Outcome, Report


class Student(msgspec.Struct, frozen=True):
    """What a submission says about whose it is; each is empty when it says nothing."""

    name: str = ""
    id: str = ""
    email: str = ""


class Result(msgspec.Struct, frozen=True):
    """One graded submission, to be kept.  `key` comes from keys.key()."""

    key: str
    report: Report
    student: Student = Student()
    submitted: Optional[datetime] = None   # with a time zone; null when nobody knows
    late: Optional[Late] = None


class Kept(msgspec.Struct, frozen=True):
    """One row of the gradebook, without its report: Gradebook.report(id) reads that."""

    id: int
    batch: int                             # which run of a batch added it
    key: str
    assignment: str
    name: str                              # the submission's own name
    student: Student
    submitted: Optional[datetime]          # UTC; as the newest `late` has it
    graded: datetime                       # UTC, when grading began
    seconds: float                         # wall time that grading took
    level: Level
    scope: Literal["public", "all"]
    score: Optional[float]                 # before the late policy; null while BROKEN or AWAITING
    max_score: float
    counts: dict[Outcome, int]             # checks by outcome, all nine
    late: Optional[Late]                   # the newest one

    @property
    def done(self) -> bool:
        """False when any outcome is BROKEN: that was our fault, and it is graded again."""
        return self.counts[Outcome.BROKEN] == 0

    @property
    def final(self) -> Optional[float]:
        """The points that count: after the late policy where there is one, else the score."""
        return self.score if self.late is None else self.late.final


class Totals(msgspec.Struct, frozen=True):
    """Sums over the newest result of each submission."""

    results: int                           # all rows, history included
    submissions: int
    scored: int
    awaiting: int                          # a person's points are to come, and nothing is BROKEN
    broken: int
    score: float                           # points of those scored, before the late policy
    final: float                           # and after it
    max_score: float                       # points possible of those scored


class Count(msgspec.Struct, frozen=True):
    """How many submissions have `what` (an outcome's value, or a mistake's name) at a check."""

    assignment: str
    check: str
    what: str
    submissions: int


class Ticked(msgspec.Struct, frozen=True):
    """A line of the rubric, as it read when the mark was given."""

    id: str
    says: str
    points: float


class Mark(msgspec.Struct, frozen=True):
    """What a person gave for one answer."""

    assignment: str
    name: str                              # the submission's own name
    question: str
    answer: str                            # digest of the answer that was read: marking/answers.py
    points: float
    comment: str
    ticked: tuple[Ticked, ...]             # the lines of the rubric that the answer meets
    by: str
    at: str                                # ISO 8601, UTC
    id: int = 0                            # given by the gradebook; larger is newer
    unmet: tuple[Ticked, ...] = ()         # the other lines; none where the rubric was not at hand


class Wish(msgspec.Struct, frozen=True):
    """A mark to be kept, and the id of the one that its giver saw: 0 where there was none."""

    mark: Mark
    seen: int


class Clash(msgspec.Struct, frozen=True):
    """A wish that was refused, because somebody else has given `newest` meanwhile."""

    wish: Wish
    newest: Mark


class Given(msgspec.Struct, frozen=True):
    """What became of wishes: all marks with their ids, or the clashes that kept them all out."""

    marks: tuple[Mark, ...]
    clashes: tuple[Clash, ...]


class Remark(msgspec.Struct, frozen=True):
    """A comment that was given before, to be used again."""

    text: str
    times: int                             # for how many answers it counts
