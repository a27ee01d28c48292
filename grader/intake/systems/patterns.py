"""What recognisers share: most names of a collection have to fit a pattern."""

from __future__ import annotations

import re
from collections.abc import Sequence


def are_most(fitting: Sequence, items: Sequence) -> bool:
    """True when at least half of the items fit, and one does."""
    return bool(fitting) and 2 * len(fitting) >= len(items)


def matched(pattern: re.Pattern, items: Sequence[str]) -> dict[str, re.Match]:
    """Return item -> match of those whose names fit; a folder's name is tried without its "/"."""
    found = ((item, pattern.fullmatch(item.rstrip("/"))) for item in items)
    return {item: match for item, match in found if match}
