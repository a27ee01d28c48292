"""What a batch tells while it runs.  Nouns, no I/O."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["graded", "unchanged", "broken"]


@dataclass(frozen=True)
class Tally:
    """How far a batch is."""

    total: int
    graded: int = 0       # in this run
    unchanged: int = 0    # looked up: graded before, and nothing is different since
    failing: int = 0      # of both: some points were lost
    broken: int = 0       # of those graded: our fault; the next run grades them again

    @property
    def done(self) -> int:
        """How many submissions are dealt with."""
        return self.graded + self.unchanged

    def with_one(self, kind: Kind, failing: bool) -> Tally:
        """Return the tally after one more."""
        same = kind == "unchanged"
        return replace(self, graded=self.graded + (not same), unchanged=self.unchanged + same,
                       failing=self.failing + failing, broken=self.broken + (kind == "broken"))


@dataclass(frozen=True)
class Event:
    """One submission is dealt with."""

    name: str
    kind: Kind
    score: float | None
    max_score: float
    tally: Tally
