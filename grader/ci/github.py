"""Remarks as GitHub's workflow commands, and a report's text so that none of its lines is one.

In: remarks, text, a path that the runner gave.  Out: lines for standard output; text added to the runner's files.
GitHub obeys each line of a job's output that begins with "::".  So a report is printed between stop-commands and a
token that nobody can guess, and what stands in a command is escaped as the runner's own toolkit escapes it.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path

from grader.ci.remarks import Remark
from grader.model import Report
from grader.render import words
from grader.render.markdown import to_markdown

MOST_REMARKS = 10              # of one kind that GitHub shows for a step
LARGEST_SUMMARY = 1024 * 1024  # bytes of all that one step has written
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}
_TOO_LARGE = "The summary is too large to be shown here; the job's files have all of it.\n"


def annotation(remark: Remark) -> str:
    """Return the workflow command that shows the remark at its line."""
    properties = {"file": remark.path, "line": remark.line, "title": remark.title}
    told = ",".join(f"{name}={_escaped(str(value), _PROPERTY)}" for name, value in properties.items()
                    if value is not None)
    return f"::{remark.severity} {told}::{_escaped(remark.text, _DATA)}"


def annotations(found: Sequence[Remark]) -> list[str]:
    """Return the commands for the first MOST_REMARKS errors and warnings; GitHub shows no more."""
    chosen = [remark for severity in ("error", "warning")
              for remark in [one for one in found if one.severity == severity][:MOST_REMARKS]]
    return [annotation(remark) for remark in chosen]


def without_commands(text: str) -> str:
    """Return `text` between two commands because of which GitHub obeys nothing in it."""
    token = secrets.token_hex(16)
    return f"::stop-commands::{token}\n{text.rstrip()}\n::{token}::\n"


def add_summary(report: Report, path: Path) -> None:
    """Add the report in Markdown to the step's summary at `path`, or its head where all of it would be refused."""
    text = to_markdown(report)
    if _size(path) + len(text.encode()) > LARGEST_SUMMARY:
        text = f"{text.partition(chr(10))[0][:1000]}\n\n{_TOO_LARGE}"
    with open(path, "a", encoding="utf-8", newline="\n") as file:
        file.write(text)


def add_outputs(values: Mapping[str, str], path: Path) -> None:
    """Add the step's outputs to the file at `path`; no value can end early, or begin another output."""
    with open(path, "a", encoding="utf-8", newline="\n") as file:
        for name, value in values.items():
            end = f"end_{secrets.token_hex(16)}"
            file.write(f"{name}<<{end}\n{value}\n{end}\n")


def outputs_of(report: Report, report_file: Path) -> dict[str, str]:
    """Return what later steps can read: `score` is empty while it is open."""
    return {"score": "" if report.score is None else words.number(report.score),
            "max-score": words.number(report.max_score), "summary": words.tally_line(report.checks),
            "report": report_file.as_posix()}


def _escaped(text: str, letters: Mapping[str, str]) -> str:
    return "".join(letters.get(letter, letter) for letter in text)


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
