"""Who is connected with whom: pairs -> clusters, and the few pairs that show them all.  Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


class Groups:
    """Things, each in a group of its own until it is joined with another."""

    def __init__(self) -> None:
        self._above: dict[Hashable, Hashable] = {}

    def join(self, first: Hashable, second: Hashable) -> bool:
        """Make one group of the groups of both; False where they were in one already."""
        first, second = self._top(first), self._top(second)
        self._above[first] = second
        return first != second

    def all(self) -> list[list[Hashable]]:
        """Return the groups, in the order in which their first members came."""
        groups: dict[Hashable, list[Hashable]] = defaultdict(list)
        for one in list(self._above):
            groups[self._top(one)].append(one)
        return list(groups.values())

    def _top(self, one: Hashable) -> Hashable:
        self._above.setdefault(one, one)
        while self._above[one] != one:
            self._above[one] = self._above[self._above[one]]    # shorter ways keep a chain of thousands quick
            one = self._above[one]
        return one


def clusters_of(links: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Return the groups that `links` connect, also through others; each sorted, the largest group first."""
    groups = Groups()
    for first, second in links:
        groups.join(first, second)
    return tuple(sorted((tuple(sorted(group)) for group in groups.all()), key=lambda group: (-len(group), group)))


def telling(links: Sequence[tuple[T, T]], most: int) -> list[int]:
    """Return the places of at most `most` links, in order: first those that connect what was not connected yet.

    Twenty who share one solution are 190 pairs: without this they would leave no room for two others.
    """
    groups = Groups()
    joins = [groups.join(*link) for link in links]
    return sorted(sorted(range(len(links)), key=lambda place: not joins[place])[:most])
