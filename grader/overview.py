"""A whole class at a glance: what the class page shows and what the exports write.  Nouns only: frozen, plain data.

Trust: names, ids and emails are a student's words or an export's; clean them where they are shown.
"""

from __future__ import annotations

from datetime import datetime
from typing import Optional

import msgspec

from grader.model import Level, Outcome, Visibility


class Row(msgspec.Struct, frozen=True):
    """One submission and whose it is."""

    name: str                              # the submission's own name; a group has a row for each student
    student: str                           # as the roster has it; else as the submission says
    student_id: str
    email: str
    login: str
    section: str
    matched: bool                          # False: no student of the roster, though there is one
    submitted: Optional[datetime]          # in the course's time zone, where it has one
    graded: datetime
    seconds: float                         # wall time that grading took
    score: Optional[float]                 # before the late policy; null while BROKEN or AWAITING
    final: Optional[float]                 # the points that count
    max_score: float
    late: str                              # late policy, extension and grace in words; empty where none did anything
    outcomes: dict[str, Outcome]           # check -> how it ended
    points: dict[str, Optional[float]]     # check -> points
    mistakes: tuple[str, ...]              # named in its report, each once
    problem: str                           # why there was nothing to grade; empty otherwise
    report: str                            # the report's address, relative to the class page
    days_late: int = 0                     # begun days after the deadline that counts
    unread: str = ""                       # why its file could not be loaded; empty where it could
    why_unmatched: str = ""                # why it is no student's of the roster, where that is known
    answers_unread: str = ""               # why answers that are there were not read; empty otherwise
    earlier: bool = False                  # True: the same student has a later submission, and that one counts


class Absent(msgspec.Struct, frozen=True):
    """A student of the roster without a submission; what the roster does not tell is empty."""

    student: str                           # the name; without one, what else tells who it is
    student_id: str = ""
    email: str = ""
    login: str = ""
    section: str = ""


class CheckRate(msgspec.Struct, frozen=True):
    """How one check ended over the class."""

    id: str
    task: str
    title: str
    visibility: Visibility
    max_points: float
    counts: dict[Outcome, int]             # those that occur


class MistakeCount(msgspec.Struct, frozen=True):
    """A mistake by name, and who made it: what to explain again."""

    mistake: str
    checks: tuple[str, ...]
    students: tuple[str, ...]              # names of submissions


class Overview(msgspec.Struct, frozen=True):
    """One assignment over a class: the newest result of every submission."""

    course: str
    assignment: str
    title: str
    tasks: dict[str, str]
    made: datetime
    levels: tuple[Level, ...]              # all that results were graded at
    max_score: float
    rows: tuple[Row, ...]
    checks: tuple[CheckRate, ...]
    mistakes: tuple[MistakeCount, ...]     # the most frequent first
    missing: tuple[Absent, ...]            # students of the roster without a submission
    notes: tuple[str, ...]                 # what was left out when the submissions were read
    warnings: tuple[str, ...]              # of the reports, each once
    gone: tuple[Row, ...] = ()             # graded earlier and no longer in the collection: in no figure
