"""A Report -> remarks at lines of the student's own files.

In: a Report, the Submission that it is about, where that lies.  Out: Remark, in the report's order.
Only public checks give remarks: where a hidden one stopped is not known, and its message stands in the report.
A check that stopped at a line has its remark there; one with a wrong value has it at the definition that it names.
Trust: file and line come from student code.  A remark names only files of the submission, and lines that they have.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Optional

from grader.model import CheckResult, Outcome, Place, Report, Submission, Visibility
from grader.render import words
from grader.render.clean import clean, clean_line
from grader.render.explained import explained

Severity = Literal["error", "warning"]
_SEVERITIES: dict[Outcome, Severity] = {
    Outcome.FAILED: "error", Outcome.CRASHED: "error", Outcome.OVER_LIMIT: "error", Outcome.BROKEN: "error",
    Outcome.PARTIAL: "warning", Outcome.MISSING: "warning"}
_MOST_CHARACTERS = 2_000
_MOST_LINES = 25
_MOST_NAMES = 5  # that are looked for: the message may hold a student's words
_NAMES = re.compile(r"`([A-Za-z_]\w*)")


@dataclass(frozen=True)
class Remark:
    """What to know of one check.  `path` begins at the repository's root; both are None where no place is known."""

    check: str
    severity: Severity
    title: str
    text: str                 # clean, several lines
    path: Optional[str] = None
    line: Optional[int] = None


def remarks(report: Report, submission: Submission, folder: Path, root: Path) -> tuple[Remark, ...]:
    """Return a remark for each public check that says something; checks with one and the same thing to say share it.

    `folder` is where the submission's files lie, `root` the repository's root; a file outside of it is not named.
    """
    found: dict[tuple[str, str], Remark] = {}
    for result in report.checks:
        severity = _SEVERITIES.get(result.outcome)
        if severity is None or result.visibility is not Visibility.PUBLIC:
            continue
        path, line = _where(result, submission, folder, root)
        text = clean(explained(result, _MOST_CHARACTERS), _MOST_CHARACTERS, _MOST_LINES)
        title = f"{result.outcome.name} {words.points(result)}: {clean_line(result.title)}"
        found.setdefault((result.message, f"{path}:{line}"), Remark(result.id, severity, title, text, path, line))
    return tuple(found.values())


def _where(result: CheckResult, submission: Submission, folder: Path, root: Path) -> tuple[str | None, int | None]:
    if submission.main is None or result.outcome is Outcome.BROKEN:
        return None, None
    files = {file.path: file.data for file in submission.files}
    place = result.place if result.place and result.place.file in files else None
    place = place or _definition(result, submission.main, files.get(submission.main, b""))
    file = place.file if place else submission.main
    path = _in_repository(folder / file, root)
    # The lines of a notebook are those of its cells together, which no service can show.
    known = place is not None and path is not None and file.endswith(".py") and place.line <= _lines(files[file])
    return path, place.line if known else None


def _definition(result: CheckResult, file: str, data: bytes) -> Place | None:
    """Return the line on which the first name in `backticks` is defined, of those that the check speaks of."""
    text = data.decode("utf-8", "replace")
    for name in _names(result):
        if found := re.search(rf"^[ \t]*(?:def|class)[ \t]+{name}\b", text, re.MULTILINE):
            return Place(file, text.count("\n", 0, found.start()) + 1)
    return None


def _names(result: CheckResult) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_NAMES.findall(f"{result.title} {result.message}")))[:_MOST_NAMES]


def _in_repository(path: Path, root: Path) -> str | None:
    if not path.is_file():   # it came out of a zip
        return None
    inside = os.path.relpath(path.resolve(), root.resolve())
    return None if inside.startswith("..") or os.path.isabs(inside) else Path(inside).as_posix()


def _lines(data: bytes) -> int:
    return data.count(b"\n") + 1
