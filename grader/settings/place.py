"""Where in a settings file something stands: the names and list positions that lead there, as they are in the file.

In: msgspec's own words for a place, "$.questions[...].points".  Out: a Place; what stands there; the place in words.
Pure.  A name may hold dots or be a number, so a place is never taken apart from its words.
"""

from __future__ import annotations

import re
from typing import Any

Place = tuple[Any, ...]            # names of sections, and whole numbers for positions in lists

ANY = object()                     # msgspec's [...]: some name of a section, it does not tell which
_PART = re.compile(r"\.(?P<field>[^.\[\]]+)|\[(?P<at>\d+)\]|\[\.\.\.\]")
_PLAIN = re.compile(r"[\w-]+")


def place_of(path: str) -> Place:
    """Return the place that msgspec writes as `path`, behind its "$"; ANY in the place of names that it leaves out."""
    return tuple(found["field"] or (int(found["at"]) if found["at"] else ANY) for found in _PART.finditer(path))


def value_at(raw: Any, place: Place) -> Any:
    """Return what stands at `place`; None where the file has no such place."""
    for part in place:
        try:
            raw = raw[part]
        except (KeyError, IndexError, TypeError):
            return None
    return raw


def in_words(place: Place, raw: Any) -> str:
    """Return the place as authors read it: budgets.train.steps, libraries[1], questions."a.b".points; "" at the top."""
    words = ""
    for part in place:
        if isinstance(raw, list):
            words += f"[{part}]"
        else:
            name = str(part)
            words += f".{name}" if _PLAIN.fullmatch(name) else f'."{name}"'
        raw = value_at(raw, (part,))
    return words.removeprefix(".")
