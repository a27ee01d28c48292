"""Write a report's files; a reader never meets half of one."""

from __future__ import annotations

import os
from pathlib import Path

from grader.errors import OperatorError
from grader.model import Report
from grader.render import to_html, to_json


def save_report(report: Report, folder: Path) -> None:
    """Write report.html and report.json into `folder`, which is made where it is missing; raises OperatorError."""
    texts = {"report.html": to_html(report), "report.json": to_json(report)}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            unfinished = folder / f".{name}.{os.getpid()}"
            unfinished.write_text(text, encoding="utf-8")
            unfinished.replace(folder / name)
    except OSError as error:
        raise OperatorError(f"The report cannot be saved in {folder}: {error.strerror}.  Name another folder: "
                            "--save FOLDER") from error
