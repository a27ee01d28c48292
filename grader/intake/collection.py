"""A folder, a zip, or an export of a course system -> the submissions in it, read one at a time.

In: a path, and the name of the file that the assignment asks for.  Out: Collection: light Entries, and notes on all
that belongs to none of them.  Nothing is dropped: each file of the top level is in an entry or in a note.
Nothing is run or unpacked to disk; a submission's files are in memory only while its reader holds them.

To know another system: a module in systems/, and its function in SYSTEMS there.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from grader.intake.archive import plain_parts
from grader.intake.attempts import ATTEMPTS, counting
from grader.intake.collect import LONGEST_NAME, Found, LeftBehind, is_litter, is_passed_over
from grader.intake.entry import Entry, Note, Piece, Recognised, noted
from grader.intake.naming import with_unique_names
from grader.intake.read import submission_of_files, submission_of_folder
from grader.intake.source import Source, open_source
from grader.intake.systems import SYSTEMS, loose
from grader.model import Submission

_DEEPEST = 5  # folders around the submissions


class Collection:
    """Many submissions: what kind of collection they are in, and a light entry for each.

    `kind` is the system's name ("canvas", "moodle", ...), or "folders", "files" or "mixed".  A zip stays open until
    `close`; a collection may be used as a context.
    """

    def __init__(self, kind: str, entries: Sequence[Entry], notes: Sequence[Note], source: Source, wanted: str) -> None:
        self.kind, self.entries, self.notes = kind, tuple(entries), tuple(notes)
        self._source, self._wanted = source, wanted

    def read(self, entry: Entry) -> Submission:
        """Return the files of one of `entries` as a Submission; raises nothing for whatever is in them."""
        self._source.renew()
        if len(entry.pieces) == 1 and entry.pieces[0] == (entry.place, "") and entry.place.endswith("/"):
            return submission_of_folder(entry.name, entry.place.rstrip("/"), self._wanted,
                                        self._source.files(entry.place))
        return submission_of_files(entry.name, self._wanted, [file for piece in entry.pieces
                                                              for file in self._files(piece)])

    def close(self) -> None:
        """Close the zip that the submissions are read from; reading one afterwards finds no file."""
        self._source.close()

    def __enter__(self) -> Collection:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def _files(self, piece: Piece) -> list[Found]:
        if not piece.path.endswith("/"):
            return [Found(_plain(piece.inside, piece.path), self._source.file(piece.path).read)]
        above = f"{_plain(piece.inside, piece.path)}/" if piece.inside else ""
        return [Found(above + file.path, file.read) for file in self._source.files(piece.path)]


def read_collection(path: Path, wanted_file: str, *, attempts: str = "last") -> Collection:
    """Return the submissions in the folder or zip at `path`; `wanted_file` is the main file's name in the assignment.

    Of several attempts of a student the "last" counts, the "first", or "all" do, each as a submission of its own.
    Raises OperatorError where the path is no folder and no zip that can be read, ValueError for other `attempts`.
    """
    if attempts not in ATTEMPTS:
        raise ValueError(f'attempts is "{attempts}"; it may be {", ".join(ATTEMPTS)}')
    source, notes = open_source(path)
    level = _recognised(_look(source), wanted_file)
    kind, entries, more = level.found
    entries, others = counting(entries, attempts)
    notes = [*notes, *level.notes, *more, *others, *_strays(level)]
    return Collection(kind, with_unique_names(entries), notes, level.source, wanted_file)


class _Level(NamedTuple):
    """A folder of the collection: what is in it, what was passed over, and what a system made of it."""

    source: Source
    items: list[str]
    notes: list[Note]
    found: Recognised


def _look(source: Source) -> _Level:
    items = source.items()
    passed = {path: why for path in items if (why := _passed_over(path))}
    return _Level(source, [path for path in items if path not in passed],
                  noted((why, path) for path, why in passed.items()), Recognised("", [], []))


def _recognised(level: _Level, wanted: str, depth: int = 0) -> _Level:
    """Return the level with what was found there, or the one below it where a folder is only wrapped around it."""
    system = next(filter(None, (system(level.source, level.items, wanted) for system in SYSTEMS)), None)
    if system is None and len(level.items) == 1 and level.items[0].endswith("/") and depth < _DEEPEST:
        below = _recognised(_look(level.source.below(level.items[0])), wanted, depth + 1)
        if loose.is_collection(below.source, below.items, below.found, wanted):
            return below._replace(notes=[*level.notes, Note("the submissions are in this folder", (level.items[0],)),
                                         *below.notes])
    return level._replace(found=system or loose.loose(level.source, level.items, wanted))


def _strays(level: _Level) -> list[Note]:
    """Return a note of what neither an entry nor a note of the system is about."""
    told = {piece.path for entry in level.found.entries for piece in entry.pieces}
    told |= {path for note in level.found.notes for path in note.paths}
    strays = tuple(path for path in level.items if path not in told)
    return [Note(f"fits no submission in a collection of kind {level.found.kind}", strays)] if strays else []


def _passed_over(path: str) -> str:
    """Return why nothing at the path is looked at, or ""."""
    if is_passed_over(path[:-1]) if path.endswith("/") else is_litter(path):
        return "hidden or generated; passed over"
    return "its name is too long" if len(path.rstrip("/").encode("utf-8", "replace")) > LONGEST_NAME else ""


def _plain(inside: str, path: str) -> str:
    """Return a name that an export tells where it is a plain one, else that of the whole file or folder."""
    try:
        return "/".join(plain_parts(inside)) or path.rstrip("/")
    except LeftBehind:
        return path.rstrip("/")
