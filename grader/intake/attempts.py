"""Which of a student's attempts count.

In: Entries, of which those of one `whose` are attempts of one student.  Out: those that count, and notes on the others.
Pure.  An attempt without any file counts only where no attempt has one: a comment sent later takes no work back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from grader.intake.entry import Entry, Note, noted

ATTEMPTS = ("last", "first", "all")


def counting(entries: Sequence[Entry], attempts: str) -> tuple[list[Entry], list[Note]]:
    """Return the entries that count: the "last" or the "first" of each student, or "all"."""
    students: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        students[entry.whose].append(entry)
    kept, remarks = [], []
    for mine in students.values():
        ordered = sorted(mine, key=lambda entry: entry.attempt or 0)
        with_files = [entry for entry in ordered if entry.pieces] or ordered
        chosen = {"last": with_files[-1:], "first": with_files[:1], "all": ordered}[attempts]
        kept += chosen if len(chosen) == 1 else [_numbered(entry) for entry in chosen]
        remarks += _left_out(ordered, chosen, attempts)
    return kept, noted(remarks)


def _numbered(entry: Entry) -> Entry:
    return msgspec.structs.replace(entry, name=f"{entry.name}-attempt-{entry.attempt}")


def _left_out(ordered: list[Entry], chosen: list[Entry], attempts: str) -> list[tuple[str, str]]:
    """Return (why, path) of the other attempts' files, or their names where they have none."""
    used = {piece.path for entry in chosen for piece in entry.pieces}
    why = f"an attempt that does not count: the {attempts} one with files does"
    return [(why, path) for entry in ordered if entry not in chosen
            for path in [piece.path for piece in entry.pieces] or [f"{entry.name}, attempt {entry.attempt}"]
            if path not in used]
