"""What `grader validate` finds out about an assignment's checks.  Nouns only: frozen, plain data, no I/O."""

from __future__ import annotations

from typing import Literal, Optional

import msgspec

from grader.model import Level

VALIDATION_SCHEMA = "grader/validation/v1"


class Variant(msgspec.Struct, frozen=True):
    """The reference, the template, a stub or another right solution, as it was graded."""

    name: str
    score: Optional[float]
    lost: tuple[str, ...]               # checks in which it did not get all points


class CataloguedMistake(msgspec.Struct, frozen=True):
    """A catalogued mistake, as it was graded.  Every tuple holds ids of checks; one that broke is in none."""

    name: str
    says: str
    score: Optional[float]
    lost: tuple[str, ...]
    wrongly_kept: tuple[str, ...]       # the catalogue says that it loses these, and it did not
    wrongly_lost: tuple[str, ...]       # it lost these, and the catalogue does not say so
    named: tuple[str, ...]              # in these the report names it
    named_as: dict[str, str]            # check -> the other mistake that the report names there; "" for none
    skipped: tuple[str, ...] = ()       # not run, since what they need did not pass: neither lost nor kept
    unnamed: dict[str, str] = {}        # check -> why nothing is named there


class CheckPower(msgspec.Struct, frozen=True):
    """What one check catches."""

    id: str
    title: str
    max_points: float
    mistakes: tuple[str, ...]           # names of those that fail it; to have it skipped is no failing
    mutants: int                        # how many automatic mutants it was the first to fail


class GradedMutant(msgspec.Struct, frozen=True):
    """An automatic mutant of the reference."""

    id: str
    function: str
    line: int                           # in the reference
    change: str                         # "axis=0 -> axis=1"
    killed_by: Optional[str]            # the first check that failed, or null: it survived
    equivalent: str = ""                # why it is as right as the reference, where the author says so


class JudgedQuestion(msgspec.Struct, frozen=True):
    """A question, and whether a program or a person reads its answers; a program's key was held against it."""

    id: str
    kind: str                           # choose, select, number, formula, text or file
    max_points: float
    read_by_people: bool


class Validation(msgspec.Struct, frozen=True):
    """An assignment's checks, graded themselves.  It is right when `problems` is empty."""

    schema: Literal["grader/validation/v1"]
    assignment: str
    title: str
    level: Level
    max_score: float
    reference: Variant
    template: Variant
    solutions: tuple[Variant, ...]
    mistakes: tuple[CataloguedMistake, ...]
    checks: tuple[CheckPower, ...]
    mutants: Optional[tuple[GradedMutant, ...]]   # null: they were not asked for
    problems: tuple[str, ...]                     # one sentence each: what the author should mend
    seconds: float
    questions: tuple[JudgedQuestion, ...] = ()    # those are no checks: `max_score` leaves their points out
    stubs: tuple[Variant, ...] = ()               # functions that answer without having done anything

    @property
    def survivors(self) -> tuple[GradedMutant, ...]:
        """The mutants that no check caught: equivalent to the reference, or a check is missing."""
        return tuple(mutant for mutant in self.mutants or () if mutant.killed_by is None)
