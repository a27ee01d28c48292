"""No system: a folder of folders, of files, of zips, or of all of them; each is one student's.

A file counts where it could be homework, by its ending; other files are left to a note.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from grader.intake.collect import is_main_name
from grader.intake.entry import Entry, Note, Piece, Recognised
from grader.intake.source import Source
from grader.roster import Hints

_HOMEWORK = {".py", ".ipynb", ".zip", ".tar", ".gz", ".tgz", ".7z", ".rar"}


def loose(_source: Source, items: list[str], wanted: str) -> Recognised:
    """Return an entry for each folder, and for each file that could be homework."""
    entries = [_entry(item) for item in items if item.endswith("/") or _could_be_homework(item)]
    folders = sum(entry.place.endswith("/") for entry in entries)
    kind = "files" if not folders else "folders" if folders == len(entries) else "mixed"
    doubtful = next((item for item in items if is_main_name(item, wanted)), "") if len(entries) > 1 else ""
    why = "lies beside others, and counts as one student's; if all are one student's, grade the folder by itself"
    return Recognised(kind, entries, [Note(why, (doubtful,))] if doubtful else [])


def is_collection(source: Source, items: list[str], found: Recognised, wanted: str) -> bool:
    """True when a folder that lies alone holds several submissions, not one: `found` is what was made of it."""
    if found.kind not in ("files", "folders", "mixed"):
        return True
    if any(is_main_name(item, wanted) for item in items):
        return False
    names = [_names(source, entry) for entry in found.entries if entry.place.endswith("/")]
    with_main = sum(any(is_main_name(name, wanted) for name in inside) for inside in names)
    with_zip = sum(any(name.lower().endswith(".zip") for name in inside) for inside in names)
    # A zip counts for its content where nobody has handed in otherwise: beside a script it may be the data of one.
    return len(found.entries) - len(names) + (with_main or with_zip) > 1


def _entry(item: str) -> Entry:
    name = item[:-1] if item.endswith("/") else PurePosixPath(item).stem
    piece = Piece(item, "" if item.endswith("/") else item)
    return Entry(name, item, (piece,), Hints(folder=name))


def _names(source: Source, entry: Entry) -> list[str]:
    return [PurePosixPath(file.path).name for file in source.files(entry.place)]


def _could_be_homework(item: str) -> bool:
    return PurePosixPath(item).suffix.lower() in _HOMEWORK
