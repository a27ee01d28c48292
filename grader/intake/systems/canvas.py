"""Canvas: one flat folder, `<name>_[LATE_]<user>_<attachment>_<file>`; the name holds no "_".

A file that was handed in again under its old name gets "-1", "-2" ... before its ending, which is taken off again.
What was typed into Canvas is `<name>_[LATE_]<user>_text.html`, a link `..._link.html`: neither is homework.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from grader.intake.entry import Entry, Note, Piece, Recognised
from grader.intake.source import Source
from grader.intake.systems.patterns import are_most, matched
from grader.roster import Hints

_NAME = re.compile(r"(?P<name>[^_]+)_(?P<late>LATE_)?(?P<user>[0-9]+)_"
                   r"(?:(?P<attachment>[0-9]+)_(?P<file>.+)|(?:text|link)\.html)", re.DOTALL)
_AGAIN = re.compile(r"(.+)-([0-9]{1,3})((?:\.[^.]*)?)", re.DOTALL)

_MOST_ATTEMPTS = 100  # each names all files of its student; still older versions are left to a note


def canvas(_source: Source, items: list[str], _wanted: str) -> Recognised | None:
    """Recognise the zip that Canvas gives for "Download Submissions"."""
    fitting = matched(_NAME, [item for item in items if not item.endswith("/")])
    if not are_most(fitting, items):
        return None
    students: dict[str, list[tuple[str, re.Match]]] = defaultdict(list)
    for item, match in fitting.items():
        students[match["user"]].append((item, match))
    typed = tuple(item for item, match in fitting.items() if match["file"] is None)
    notes = [Note("typed into Canvas, or a link; no file was handed in with it", typed)] if typed else []
    return Recognised("canvas", [entry for mine in students.values() for entry in _attempts(mine)], notes)


def _attempts(mine: list[tuple[str, re.Match]]) -> list[Entry]:
    """Return a student's attempts: more than one where a file is there in several versions."""
    match = mine[0][1]
    versions = _versions([(item, each) for item, each in mine if each["file"] is not None])
    last = min(max(map(len, versions.values()), default=1), _MOST_ATTEMPTS)
    late = any(each["late"] for _, each in mine)
    return [Entry(f"{match['name']}_{match['user']}", match["user"],
                  tuple(Piece(found[max(0, len(found) - 1 - older)], name) for name, found in versions.items()),
                  Hints(name=match["name"], id=match["user"]), late=late,
                  attempt=last - older if last > 1 else None)
            for older in range(last - 1, -1, -1)]


def _versions(files: list[tuple[str, re.Match]]) -> dict[str, list[str]]:
    """Return name -> the items that were handed in under it, the last one last."""
    names = _names([match["file"] for _, match in files])
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for item, match in files:
        name, again = names[match["file"]]
        found[name].append((again, int(match["attachment"][-18:]), item))
    return {name: [item for *_, item in sorted(each)] for name, each in found.items()}


def _names(files: list[str]) -> dict[str, tuple[str, int]]:
    """Return file -> (name as handed in, which time)."""
    plain = {file: _without_suffix(file) for file in files}
    # No module's name holds a "-", so a script's suffix is Canvas's.  "data-1.csv" may be a name of the student's.
    resubmitted = any(again for file, (_, again) in plain.items() if file.endswith(".py"))
    times = Counter(name for name, _ in plain.values())
    return {file: (name, again) if file.endswith(".py") or (resubmitted and times[name] == 1) else (file, 0)
            for file, (name, again) in plain.items()}


def _without_suffix(file: str) -> tuple[str, int]:
    again = _AGAIN.fullmatch(file)
    return (again[1] + again[3], int(again[2])) if again else (file, 0)
