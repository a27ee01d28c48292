"""The nouns of a collection of submissions: what is in it, whose it seems to be, and what was passed over.

All frozen, all plain data.  Texts are as they were found, which may be hostile: only `Entry.name` and `Note.text` are
safe to print or to name a folder by.

A path in a collection is that of a file, or of a folder, which ends in "/".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple, Optional

import msgspec

from grader.roster import Hints

_MOST_NAMED = 5
_LONGEST_TOLD = 200


class Piece(NamedTuple):
    """A file or folder of the collection, and what it is called in its submission; "" is a folder's own content."""

    path: str
    inside: str


class Entry(msgspec.Struct, frozen=True):
    """One submission of a collection, not yet read."""

    name: str                               # unique in its collection, and fit to be a folder's name
    whose: str                              # who handed it in, as the export tells: the same for all attempts
    pieces: tuple[Piece, ...]               # none where a student has handed in no file
    hints: Hints
    partners: tuple[Hints, ...] = ()        # the other members of a group
    submitted: Optional[datetime] = None    # with a zone; without one it is a time of the course's zone
    late: Optional[bool] = None             # null where the export does not tell
    attempt: Optional[int] = None           # from 1; null where the export does not number them

    @property
    def place(self) -> str:
        """Where it lies in the collection: its first file or its folder; "" where there is none."""
        return self.pieces[0].path if self.pieces else ""


class Note(msgspec.Struct, frozen=True):
    """Something that an operator should know, and the paths in the collection that it is about."""

    why: str
    paths: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The note in one line, without anything that could steer a terminal; a few of the paths are named."""
        named = ", ".join(path[:_LONGEST_TOLD] for path in self.paths[:_MOST_NAMED])
        more = f" and {len(self.paths) - _MOST_NAMED:,} more" if len(self.paths) > _MOST_NAMED else ""
        text = f"{named}{more}: {self.why}" if self.paths else self.why
        return "".join(letter if letter.isprintable() else "?" for letter in text)


def noted(remarks: Iterable[tuple[str, str]]) -> list[Note]:
    """Return one Note for each reason of these (why, path)."""
    paths: dict[str, list[str]] = defaultdict(list)
    for why, path in remarks:
        paths[why].append(path)
    return [Note(why, tuple(found)) for why, found in paths.items()]


class Recognised(NamedTuple):
    """What a system's recogniser made of a collection.  What is in neither list fits no pattern of that system."""

    kind: str
    entries: list[Entry]
    notes: list[Note]
