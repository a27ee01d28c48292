"""Moodle: a folder `<Full Name>_<number>_assignsubmission_file_` for each student, or a flat folder whose files' names
begin so.  What was typed into Moodle is `..._assignsubmission_onlinetext_...`, and no homework.

The number tells a participant of this assignment only; the grading worksheet calls it "Participant <number>".
"""

from __future__ import annotations

import re
from collections import defaultdict

from grader.intake.entry import Entry, Note, Piece, Recognised
from grader.intake.source import Source
from grader.intake.systems.patterns import are_most, matched
from grader.roster import Hints

# The first place that fits: what comes after it is a file's name, which may look like another student's.
_NAME = re.compile(r"(?P<name>.+?)_(?P<number>[0-9]+)_assignsubmission_(?P<kind>file|onlinetext)(?:_(?P<file>.*))?",
                   re.DOTALL)


def moodle(_source: Source, items: list[str], _wanted: str) -> Recognised | None:
    """Recognise the zip that Moodle gives for "Download all submissions"."""
    fitting = {item: match for item, match in matched(_NAME, items).items() if match["file"] or item.endswith("/")}
    if not are_most(fitting, items):
        return None
    students: dict[tuple[str, str], list[Piece]] = defaultdict(list)
    typed = []
    for item, match in fitting.items():
        mine = students[match["name"], match["number"]]
        if match["kind"] == "file":
            mine.append(Piece(item, match["file"] or ""))
        else:
            typed.append(item)
    notes = [Note("typed into Moodle; no file was handed in with it", tuple(typed))] if typed else []
    return Recognised("moodle", [_entry(*student, pieces) for student, pieces in students.items()], notes)


def _entry(name: str, number: str, pieces: list[Piece]) -> Entry:
    return Entry(f"{name}_{number}", f"{number} {name}", tuple(pieces), Hints(name=name, id=f"Participant {number}"))
