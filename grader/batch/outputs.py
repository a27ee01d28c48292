"""The folder that a batch leaves behind.

    gradebook.sqlite         every result, with its history
    reports/<name>/          report.html and report.json of each submission, the newest
    index.html               the class page
    grades.csv               one row a submission
"""

from __future__ import annotations

import os
from pathlib import Path

from grader.errors import OperatorError
from grader.export import gradebook_csv
from grader.overview import Overview
from grader.render import to_class_page

REPORTS = "reports"
CLASS_PAGE = "index.html"
TABLE = "grades.csv"


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
    """Write the class page and the table; a reader never meets half of one.  Raises OperatorError."""
    try:
        for name, text in ((CLASS_PAGE, to_class_page(overview)), (TABLE, gradebook_csv(overview))):
            unfinished = out / f".{name}.{os.getpid()}"
            unfinished.write_text(text, encoding="utf-8", newline="")
            unfinished.replace(out / name)
    except OSError as error:
        raise OperatorError(f"The class page cannot be written into {out}: {error.strerror}.") from error
