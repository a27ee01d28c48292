"""What `grader similar` finds out about a collection's submissions.  Nouns only: frozen, plain data, no I/O.

A *fragment* is a run of tokens of code, told without the names, numbers and texts that it uses.  A submission's *own*
fragments are those that the template does not have.
"""

from __future__ import annotations

from typing import Literal

import msgspec

SIMILARITY_SCHEMA = "grader/similarity/v1"
BINS = 20                       # of the distribution: equal intervals of [0, 1], the last one with its upper end


class Compared(msgspec.Struct, frozen=True):
    """A submission that was compared, for itself and for those that are the same to the byte."""

    name: str
    files: tuple[str, ...]      # whose code was compared, in this order
    tokens: int
    fragments: int              # different ones of its own
    earlier: bool = False       # from another folder: compared with this collection's, not with its own like
    same: tuple[str, ...] = ()  # names of the identical ones


class LeftOut(msgspec.Struct, frozen=True):
    """A submission that was not compared, and why."""

    name: str
    why: str


class Place(msgspec.Struct, frozen=True):
    """A stretch of the compared code of a submission: characters [start, end), lines from 1, both ends included."""

    start: int
    end: int
    first_line: int
    last_line: int


class Part(msgspec.Struct, frozen=True):
    """A stretch of code that two submissions have in common, but for names, numbers, texts, comments and layout."""

    first: Place
    second: Place
    tokens: int


class Pair(msgspec.Struct, frozen=True):
    """Two submissions, and how much of each is in the other, in [0, 1] of its own fragments."""

    first: str
    second: str
    first_share: float
    second_share: float
    fragments: int              # that they have in common
    tokens: int                 # that the parts hold
    parts: tuple[Part, ...]

    @property
    def share(self) -> float:
        """What pairs are ranked by: the larger of both shares, so that code around a copy does not hide it."""
        return max(self.first_share, self.second_share)


class Similarity(msgspec.Struct, frozen=True):
    """A collection's submissions, compared each with each.  It proves nothing about anybody."""

    schema: Literal["grader/similarity/v1"]
    assignment: str
    title: str
    compared: tuple[Compared, ...]
    left_out: tuple[LeftOut, ...]
    pairs: tuple[Pair, ...]                 # the most similar first; not all of them, but each cluster's
    counted: int                            # how many pairs there were
    distribution: tuple[int, ...]           # of their shares, in BINS intervals
    median: float                           # of their shares; 0 where there is no pair
    mark: float                             # from this share on a pair is an outlier
    outliers: int
    clusters: tuple[tuple[str, ...], ...]   # names that outliers connect, or that are identical; the largest first
    seconds: float

    def is_outlier(self, pair: Pair) -> bool:
        """True for a pair at or above the mark."""
        return pair.share >= self.mark
