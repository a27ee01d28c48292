"""The folder that a batch leaves behind.

    gradebook.sqlite         every result, with its history
    reports/<name>/          report.html and report.json of each submission, the newest
    reports/<name>/answers/  the files that answer questions, as they were handed in
    index.html               the class page
    grades.csv               one row a submission
    class.json               what both are made from, so that people's marks can be laid over it afterwards
    roster.csv, extensions.csv   what the batch was given last (remembered.py)
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from grader.errors import OperatorError
from grader.export import gradebook_csv
from grader.overview import Overview
from grader.render import to_class_page, to_json

REPORTS = "reports"
CLASS_PAGE = "index.html"
TABLE = "grades.csv"
CLASS = "class.json"


def report_folder(out: Path, name: str) -> Path:
    """Return where the report of the submission `name` lies; names come from intake and are safe."""
    return out / REPORTS / name


def report_address(name: str) -> str:
    """Return the report's path, relative to the class page."""
    return f"{REPORTS}/{name}/report.html"


def has_report(out: Path, name: str) -> bool:
    """True when the report's files are there."""
    return all((report_folder(out, name) / file).is_file() for file in ("report.html", "report.json"))


def write_class(out: Path, overview: Overview) -> None:
    """Write the class page, the table and what they are made from; raises OperatorError."""
    _write(out, {CLASS: to_json(overview), **_shown(overview)})


def write_page(out: Path, overview: Overview) -> None:
    """Write the class page and the table alone; raises OperatorError."""
    _write(out, _shown(overview))


def read_class(out: Path) -> Overview | None:
    """Return the class as the last batch wrote it, or None where no batch of this version has; raises OperatorError."""
    try:
        return msgspec.json.decode((out / CLASS).read_bytes(), type=Overview)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.MsgspecError) as error:
        raise OperatorError(f"{out / CLASS} cannot be read: {error}.  Start the same batch again.") from error


def _shown(overview: Overview) -> dict[str, str]:
    return {CLASS_PAGE: to_class_page(overview), TABLE: gradebook_csv(overview)}


def _write(out: Path, texts: Mapping[str, str]) -> None:
    """Write files; a reader never meets half of one."""
    try:
        for name, text in texts.items():
            unfinished = out / f".{name}.{os.getpid()}"
            unfinished.write_text(text, encoding="utf-8", newline="")
            unfinished.replace(out / name)
    except OSError as error:
        raise OperatorError(f"The class page cannot be written into {out}: {error.strerror}.") from error
