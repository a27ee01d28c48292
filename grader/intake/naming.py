"""Names of submissions that are unique in their collection and fit to be folders' names on every system.

In: Entries with any names.  Out: the same Entries, renamed.  Pure.
The same entry of the same collection gets the same name each time; others do not matter unless they would have it too.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count

import msgspec

from grader.intake.entry import Entry

_LONGEST = 100  # bytes: leaves room for what is put behind it
# What Windows takes for devices in every folder.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)", re.IGNORECASE)
_DIGITS = (6, 12, 64)


def with_unique_names(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries under safe names; those that would have the same one get a few characters more, each."""
    names = [safe_name(entry.name) for entry in entries]
    times = Counter(map(_folded, names))
    taken = {name for name, found in times.items() if found == 1}
    renamed = []
    for entry, name in zip(entries, names):
        if times[_folded(name)] > 1:
            name = next(other for other in _others(entry, name) if _folded(other) not in taken)
            taken.add(_folded(name))
        renamed.append(msgspec.structs.replace(entry, name=name))
    return renamed


def safe_name(name: str) -> str:
    """Return the name with "_" for all but letters, digits, "-" and "." of any script, bounded in length."""
    plain = "".join(letter if letter in "-." or unicodedata.category(letter)[0] in "LMN" else "_"
                    for letter in unicodedata.normalize("NFC", name[:_LONGEST]))
    plain = re.sub("_+", "_", plain).strip("._-")
    if not plain or _DEVICES.match(plain):
        plain = f"submission_{plain}"
    return plain.encode()[:_LONGEST].decode(errors="ignore").strip("._-")


def _others(entry: Entry, name: str) -> Iterator[str]:
    told = "\0".join([entry.whose, str(entry.attempt), *(piece.path for piece in entry.pieces)])
    key = hashlib.sha256(told.encode("utf-8", "backslashreplace")).hexdigest()
    yield from (f"{name}-{key[:digits]}" for digits in _DIGITS)
    yield from (f"{name}-{number}" for number in count(2))


def _folded(name: str) -> str:
    """Return what file systems that know no case and no accents' order make of a name."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
