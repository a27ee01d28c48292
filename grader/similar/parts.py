"""One pair of submissions: the stretches of code that both have.

In: both texts and their Prints.  Out: Parts, in the order of the first text; no token is in two of them.
Pure, and bounded: each token of the first is looked at a few times, however often it stands in the second.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterator
from itertools import accumulate, islice
from typing import Optional

from grader.similar.fragments import LENGTH, Prints
from grader.similarity import Part, Place

_Numbers = list[Optional[int]]     # the fingerprint that begins at each token; None for one of the template's
_MOST_TRIED = 8     # places in the second text from which the longest is taken


def parts_of(first: Prints, second: Prints, first_text: str, second_text: str) -> tuple[Part, ...]:
    """Return what both have in common, at least LENGTH tokens each; what begins in the template's code is left out."""
    lines, other_lines = _line_starts(first_text), _line_starts(second_text)
    return tuple(Part(_place(first, at, length, lines), _place(second, other, length, other_lines), length)
                 for at, other, length in _joined(_runs(first, second)))


def _joined(runs: Iterator[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Join runs that follow each other in both: only the template's code stood in between."""
    at = other = length = 0
    for next_at, next_other, next_length in runs:
        if (next_at, next_other) == (at + length, other + length):
            length += next_length
            continue
        if length:
            yield at, other, length
        at, other, length = next_at, next_other, next_length
    if length:
        yield at, other, length


def _runs(first: Prints, second: Prints) -> Iterator[tuple[int, int, int]]:
    """Yield (token of the first, token of the second, how many), the longest that is still free at each place."""
    mine, yours = _own(first), _own(second)
    places: dict[int, deque[int]] = defaultdict(deque)
    for place, fingerprint in enumerate(yours):
        if fingerprint is not None:
            places[fingerprint].append(place)
    used = bytearray(len(yours) + LENGTH)
    at = 0
    while at < len(mine):
        length, other = _longest(mine, yours, at, places.get(mine[at]), used)
        if length:
            yield at, other, length
            used[other:other + length] = b"\1" * length
        at += length or 1


def _own(prints: Prints) -> _Numbers:
    return [fingerprint if own else None for fingerprint, own in zip(prints.prints.tolist(), prints.own)]


def _longest(mine: _Numbers, yours: _Numbers, at: int, places: deque[int] | None, used: bytearray) -> tuple[int, int]:
    """Return (tokens, place in the second) of the longest free stretch that begins at token `at`; (0, 0) for none."""
    while places and used[places[0]]:
        places.popleft()
    found = [(_length(mine, yours, at, place, used), -place) for place in islice(places or (), _MOST_TRIED)]
    length, place = max(found, default=(0, 0))
    return length, -place


def _length(mine: _Numbers, yours: _Numbers, at: int, other: int, used: bytearray) -> int:
    """Return how many tokens agree from there on and are free; 0 where fewer than LENGTH are."""
    if used.find(1, other, other + LENGTH) >= 0:
        return 0
    steps, most = 0, min(len(mine) - at, len(yours) - other)
    while (steps < most and mine[at + steps] is not None and mine[at + steps] == yours[other + steps]
           and not used[other + steps + LENGTH - 1]):
        steps += 1
    return steps + LENGTH - 1


def _line_starts(text: str) -> list[int]:
    return [0, *accumulate(len(line) + 1 for line in text.split("\n"))]


def _place(prints: Prints, at: int, length: int, line_starts: list[int]) -> Place:
    start, end = prints.tokens.starts[at], prints.tokens.ends[at + length - 1]
    return Place(start, end, bisect_right(line_starts, start), bisect_right(line_starts, end - 1))
