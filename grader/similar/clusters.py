"""Who is connected with whom: pairs -> clusters.  Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


def clusters_of(links: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Return the groups that `links` connect, also through others; each sorted, the largest group first."""
    leader: dict[str, str] = {}

    def led(name: str) -> str:
        leader.setdefault(name, name)
        while leader[name] != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    for first, second in links:
        leader[led(first)] = led(second)
    groups: dict[str, list[str]] = defaultdict(list)
    for name in leader:
        groups[led(name)].append(name)
    return tuple(sorted((tuple(sorted(group)) for group in groups.values()), key=lambda group: (-len(group), group)))
