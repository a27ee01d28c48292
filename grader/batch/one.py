"""One report of a batch's folder, from the gradebook in the place of the file that was made of it.

In: the path of a report.json, and the course where it is at hand.  Out: Report, as it stands now.
Trust: report.json can be edited by hand, and may be older than the newest mark; the gradebook's rows only come in.
"""

from __future__ import annotations

from pathlib import Path

from grader.batch.outputs import REPORTS
from grader.batch.standing import standing_of
from grader.course import Course
from grader.errors import OperatorError
from grader.gradebook import open_gradebook
from grader.gradebook.opening import FILE
from grader.model import Report
from grader.render.clean import encodable


def kept_report(path: Path, course: Course | None) -> Report | None:
    """Return the report that `path` is written from, or None where it lies in no batch's folder.

    Raises OperatorError where the gradebook of that folder has no result of this submission.
    """
    folder = path.absolute().parent
    out = folder.parent.parent
    if path.name != "report.json" or folder.parent.name != REPORTS or not (out / FILE).is_file():
        return None
    with open_gradebook(out, only_read=True) as book:
        for kept in book.current():
            if encodable(kept.name) == encodable(folder.name):
                return standing_of(book, kept, course).report
    raise OperatorError(f"The gradebook in {out} has no result of {folder.name}, whose report {path} is.  Start the "
                        "same batch again, or copy the report to another folder to export it as it is.")
