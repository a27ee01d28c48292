"""What a report shows, in every form that it is given in, and what none may show.

In: a Report.  Out: texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from grader.model import Report, Visibility
from grader.render import from_json, to_html, to_json, to_text
from tests.escapes.planted import ROOT

MARKS = ("STOLEN", "REACHED")  # what an escape prints when a wall has given way
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LEAST = 36  # characters of a line that nobody writes by chance


def every_form(report: Report) -> str:
    """Return the report as JSON, page, terminal text and plain strings, one after another."""
    assert from_json(to_json(report)).checks, "the report cannot be read back"
    return "\n".join([to_json(report), to_html(report), to_text(report, colour=False, verbose=True),
                      *_strings(msgspec.to_builtins(report))])


def secrets_shown(report: Report, canary: str, submitted: str) -> list[str]:
    """Return what the report shows of the canary, the marks of a stolen good, and the trusted files' own lines."""
    text = every_form(report)
    wanted = [canary, canary.rpartition("-")[2], *MARKS, *(line for line in trusted_lines() if line not in submitted)]
    return [line for line in wanted if line in text]


def steering(report: Report) -> list[str]:
    """Return what in the report could steer a terminal, a page or a CI system."""
    text, page = to_text(report, colour=False, verbose=True), to_html(report)
    found = [repr(mark) for mark in _CONTROLS.findall(text + page)]
    found += [line for line in text.splitlines() if line.lstrip().startswith("::") or re.search(r"##\[|##vso\[", line)]
    found += re.findall(r"<script>alert|<img src=x|<svg/onload|href=.?javascript", page)
    return found


def told_of_hidden(report: Report) -> dict[str, tuple]:
    """Return what the student reads about each hidden check."""
    return {check.id: (check.outcome, check.message, check.diagnosis, check.output)
            for check in report.checks if check.visibility is Visibility.HIDDEN}


def source_of(path: Path) -> str:
    """Return all that a submission holds, as text."""
    files = [path] if path.is_file() else path.rglob("*")
    files = [file for file in files if file.is_file() and not file.is_symlink() and file.stat().st_size < 2**24]
    return "\n".join(file.read_text(encoding="latin-1") for file in files)


@lru_cache
def trusted_lines() -> frozenset[str]:
    """Return the long lines of code of all references and checks; rubric lines are there to be shown."""
    files = [*ROOT.glob("reference/*/*.py"), *ROOT.glob("assignments/*/checks/*.py")]
    lines = {line.strip() for file in files for line in file.read_text(encoding="utf-8").splitlines()}
    return frozenset(line for line in lines if len(line) >= _LEAST and not line.startswith(('"', "#")))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ():
        yield from _strings(part)
