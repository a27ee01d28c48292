"""What a batch tells while it runs.  Nouns and words, no I/O."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

from grader.render.clean import clean_line

Kind = Literal["graded", "unchanged", "broken"]


_MOST_NAMED = 10


def listed(names: Collection[str]) -> str:
    """Write names behind each other; of many the first, and how many more."""
    more = f" and {len(names) - _MOST_NAMED:,} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(clean_line(name) for name in list(names)[:_MOST_NAMED]) + more


@dataclass(frozen=True)
class Tally:
    """How far a batch is."""

    total: int
    graded: int = 0       # in this run
    unchanged: int = 0    # looked up: graded before, and nothing is different since
    failing: int = 0      # of both: some points were lost, by mistakes or by lateness
    awaiting: int = 0     # of both: open, since people's points are still to come, and nothing is BROKEN
    broken: int = 0       # of those graded: our fault; the next run grades them again
    changed: tuple[str, ...] = ()  # "ada 10 to 7": final points that changed though nothing was graded

    @property
    def done(self) -> int:
        """How many submissions are dealt with."""
        return self.graded + self.unchanged

    @property
    def words(self) -> str:
        """The tally in one line: "3 graded, 0 unchanged, 2 lost points, 0 open (awaiting people), 0 broken"."""
        return (f"{self.graded} graded, {self.unchanged} unchanged, {self.failing} lost points, "
                f"{self.awaiting} open (awaiting people), {self.broken} broken")

    def with_one(self, kind: Kind, failing: bool, awaiting: bool = False) -> Tally:
        """Return the tally after one more."""
        same = kind == "unchanged"
        return replace(self, graded=self.graded + (not same), unchanged=self.unchanged + same,
                       failing=self.failing + failing, awaiting=self.awaiting + awaiting,
                       broken=self.broken + (kind == "broken"))


@dataclass(frozen=True)
class Event:
    """One submission is dealt with."""

    name: str
    kind: Kind
    final: float | None   # the points that count; None while the score is open
    max_score: float
    awaiting: bool        # open for people's points alone
    tally: Tally
