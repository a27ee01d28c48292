"""One pair of submissions: the stretches of code that both have.

In: both texts and their Prints.  Out: Parts, in the order of the first text; no token is in two of them.
Pure, and bounded: each token of the first is looked at a few times, however often it stands in the second.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterator
from itertools import accumulate, islice

from grader.similar.fragments import LENGTH, Prints
from grader.similarity import Part, Place

_MOST_TRIED = 8     # places in the second text from which the longest is taken


def parts_of(first: Prints, second: Prints, first_text: str, second_text: str) -> tuple[Part, ...]:
    """Return what both have in common, at least LENGTH tokens each; what begins in the template's code is left out."""
    lines, other_lines = _line_starts(first_text), _line_starts(second_text)
    return tuple(Part(_place(first, at, length, lines), _place(second, other, length, other_lines), length)
                 for at, other, length in _runs(first, second))


def _runs(first: Prints, second: Prints) -> Iterator[tuple[int, int, int]]:
    """Yield (token of the first, token of the second, how many), the longest that is still free at each place."""
    mine, yours = first.prints.tolist(), second.prints.tolist()
    places: dict[int, deque[int]] = defaultdict(deque)
    for place, (fingerprint, own) in enumerate(zip(yours, second.own)):
        if own:
            places[fingerprint].append(place)
    used = bytearray(len(yours) + LENGTH)
    at = 0
    while at < len(mine):
        length, other = _longest(mine, yours, at, places.get(mine[at]), used)
        if length:
            yield at, other, length
            used[other:other + length] = b"\1" * length
        at += length or 1


def _longest(mine: list[int], yours: list[int], at: int, places: deque[int] | None,
             used: bytearray) -> tuple[int, int]:
    """Return (tokens, place in the second) of the longest free stretch that begins at token `at`; (0, 0) for none."""
    while places and used[places[0]]:
        places.popleft()
    found = [(length, -place) for place in islice(places or (), _MOST_TRIED)
             if (length := _length(mine, yours, at, place, used))]
    length, place = max(found, default=(0, 0))
    return length, -place


def _length(mine: list[int], yours: list[int], at: int, other: int, used: bytearray) -> int:
    """Return how many tokens agree from there on; 0 where fewer than LENGTH are free."""
    steps = 0
    while at + steps < len(mine) and other + steps < len(yours) and mine[at + steps] == yours[other + steps]:
        steps += 1
    taken = used.find(1, other, other + steps + LENGTH - 1)
    length = steps + LENGTH - 1 if taken < 0 else taken - other
    return length if length >= LENGTH else 0


def _line_starts(text: str) -> list[int]:
    return [0, *accumulate(len(line) + 1 for line in text.split("\n"))]


def _place(prints: Prints, at: int, length: int, line_starts: list[int]) -> Place:
    start, end = prints.tokens.starts[at], prints.tokens.ends[at + length - 1]
    return Place(start, end, bisect_right(line_starts, start), bisect_right(line_starts, end - 1))
