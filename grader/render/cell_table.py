"""A Report as a table for the output of a notebook's cell.

In: a Report.  Out: a piece of HTML that brings its style along and leaves the notebook's own alone.
Trust: as in page.py, every text passes `clean` and is escaped; the piece holds no script and asks for nothing.
To change it: templates/cell_table.html.
"""

from __future__ import annotations

from grader.model import Report
from grader.render import words
from grader.render.html import SIGNS
from grader.render.outline import outline
from grader.render.page import fill


def to_cell_table(report: Report, remark: str) -> str:
    """Return the table, with `remark` below it."""
    return fill("cell_table.html", report=report, sections=outline(report), words=words, signs=SIGNS, remark=remark)
