"""Blackboard: one flat folder, `<assignment>_<user>_attempt_<time>_<file>`, and about each attempt a text
`<assignment>_<user>_attempt_<time>.txt`, whose first line is "Name: <full name> (<user>)".

Times are those of the course's clock.  Without the texts the user is what follows the part that all names share.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from datetime import datetime

from grader.intake.collect import LARGEST_FILE, LeftBehind
from grader.intake.entry import Entry, Note, Piece, Recognised
from grader.intake.source import Source
from grader.intake.systems.patterns import are_most, matched
from grader.roster import Hints

# The first place that fits: what comes after it is a file's name, which may look like another attempt.
_NAME = re.compile(r"(?P<who>.+?)_attempt_(?P<time>[0-9]{4}(?:-[0-9]{2}){5})(?:_(?P<file>.+)|\.txt)", re.DOTALL)
# Only the first line: what the student has written follows further down.
_TOLD = re.compile(r"\ufeff?Name:[ \t]*(?P<name>[^\r\n]*?)[ \t]*\((?P<user>[^()\r\n]+)\)[ \t]*(?:[\r\n]|$)")


def blackboard(source: Source, items: list[str], _wanted: str) -> Recognised | None:
    """Recognise the zip that Blackboard gives for "Assignment File Download"."""
    fitting = matched(_NAME, [item for item in items if not item.endswith("/")])
    if not are_most(fitting, items):
        return None
    students: dict[str, dict[str, list[Piece]]] = defaultdict(lambda: defaultdict(list))
    texts: dict[str, str] = {}
    for item, match in fitting.items():
        pieces = students[match["who"]][match["time"]]
        if match["file"]:
            pieces.append(Piece(item, match["file"]))
        else:
            texts[match["who"]] = item
    users = _users(list(students))
    entries = []
    for who, attempts in students.items():
        hints = _hints(source, texts.get(who), users[who])
        entries += [Entry(hints.login, who, tuple(attempts[time]), hints, submitted=_time(time), attempt=number)
                    for number, time in enumerate(sorted(attempts), start=1)]
    told = tuple(item for item, match in fitting.items() if not match["file"])
    notes = [Note("Blackboard's words on an attempt; no homework", told)] if told else []
    return Recognised("blackboard", entries, notes)


def _users(heads: list[str]) -> dict[str, str]:
    """Return `<assignment>_<user>` -> user."""
    parts = [head.split("_") for head in heads]
    shared = len(os.path.commonprefix([each[:-1] for each in parts])) if len(parts) > 1 else len(parts[0]) - 1
    return {head: "_".join(each[shared:]) for head, each in zip(heads, parts)}


def _hints(source: Source, text: str | None, user: str) -> Hints:
    try:
        told = _TOLD.match(source.file(text).read(LARGEST_FILE).decode("utf-8", "replace")) if text else None
    except LeftBehind:
        told = None
    return Hints(name=told["name"], login=told["user"]) if told else Hints(login=user)


def _time(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, "%Y-%m-%d-%H-%M-%S")
    except ValueError:  # a month 13
        return None
