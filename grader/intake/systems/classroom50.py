"""Classroom 50: a repository `<classroom>-<assignment>-<username>` for each student, with .classroom50.yaml at its top.

A student can write into that file, so nothing in it is believed of one repository: the classroom and the assignment are
those that most of the files tell.  Where none tells them, they are the part that all names share; without any such file
all names have to share one, and to end in what could be a username.
"""

from __future__ import annotations

import os
import re
from collections import Counter

from grader.intake.collect import LARGEST_FILE, LeftBehind
from grader.intake.entry import Entry, Piece, Recognised
from grader.intake.source import Source
from grader.intake.systems.patterns import are_most
from grader.roster import Hints

_FILES = (".classroom50.yaml", ".classroom50.yml")
_SLUG = re.compile(r"""^(classroom|assignment):[ \t]*["']?([A-Za-z0-9_.-]+)["']?[ \t]*\r?$""", re.MULTILINE)
_BRANCH = re.compile(r"-(?:main|master)$")  # GitHub adds it to a repository that is downloaded as a zip
# Of digits alone it would be too much like a number: hw-1-1, hw-1-2.
_USERNAME = re.compile(r"-(?=[A-Za-z0-9]*[A-Za-z])[A-Za-z0-9]+/$")
_LEAST_SHARED = 2  # a classroom and an assignment


def classroom50(source: Source, items: list[str], _wanted: str) -> Recognised | None:
    """Recognise a folder of Classroom 50's repositories."""
    folders = [item for item in items if item.endswith("/")]
    marked = {folder: files for folder in folders if (files := _marks(source, folder))}
    if not are_most(marked, items) and not (_shared_start(items) and all(map(_USERNAME.search, items))):
        return None
    start = _told_start(source, [file for files in marked.values() for file in files]) or _shared_start(folders)
    return Recognised("classroom50", [_entry(folder, start) for folder in folders], [])


def _marks(source: Source, folder: str) -> list[str]:
    inside = set(source.items(folder))
    return [folder + name for name in _FILES if folder + name in inside]


def _told_start(source: Source, files: list[str]) -> str:
    """Return the "<classroom>-<assignment>-" that most of the files tell, or ""."""
    told: Counter[str] = Counter()
    for file in files:
        try:
            slugs = dict(_SLUG.findall(source.file(file).read(LARGEST_FILE).decode("utf-8", "replace")))
        except LeftBehind:
            continue
        if len(slugs) == _LEAST_SHARED:
            told[f"{slugs['classroom']}-{slugs['assignment']}-"] += 1
    start, times = max(told.items(), key=lambda each: each[1], default=("", 0))
    return start if 2 * times > len(files) else ""


def _shared_start(folders: list[str]) -> str:
    """Return the "<classroom>-<assignment>-" that several folders' names share, or ""."""
    shared = os.path.commonprefix([folder.rstrip("/").split("-")[:-1] for folder in folders])
    return "-".join([*shared, ""]) if len(folders) > 1 and len(shared) >= _LEAST_SHARED else ""


def _entry(folder: str, start: str) -> Entry:
    name = folder.rstrip("/")
    login = _BRANCH.sub("", name.removeprefix(start)) if start and name.startswith(start) else ""
    return Entry(login or name, folder, (Piece(folder, ""),), Hints(login=login, folder=name))
