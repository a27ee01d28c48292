"""Turn results into the files that course systems read.

In: an Overview (the class) or a Report (one submission).  Out: Exported, a text with notes; the caller writes the file.
Nothing is decided here: scores come in as they are, and an open score is left empty, never 0.
Trust: names and messages may be a student's; every format disarms them in its own way, CSV files in cells.py.

To add a format: a file with one function, and its line in EXPORTERS.
"""

from __future__ import annotations

from grader.export.autolab import autolab
from grader.export.canvas import canvas
from grader.export.classroom50 import ENVIRONMENT, classroom50
from grader.export.exported import Exported, Exporter
from grader.export.gradebook import gradebook, gradebook_csv
from grader.export.gradescope import gradescope
from grader.export.gradescope_bundle import Entry, gradescope_bundle, needed_files
from grader.export.moodle import moodle
from grader.export.nbgrader import nbgrader
from grader.export.prairielearn import prairielearn
from grader.export.zipped import write_zip
from grader.model import Report
from grader.render.junit import to_junit
from grader.render.markdown import to_markdown


def junit(report: Report) -> Exported:
    """Return the report as JUnit XML (render/junit.py)."""
    return Exported(to_junit(report))


def markdown(report: Report) -> Exported:
    """Return the report as Markdown (render/markdown.py)."""
    return Exported(to_markdown(report))


EXPORTERS = (
    Exporter("gradebook", "class", "gradebook.csv", gradebook, ("bom",)),
    Exporter("canvas", "class", "canvas.csv", canvas, ("template_csv", "column", "bom")),
    Exporter("moodle", "class", "moodle.csv", moodle, ("template_csv", "bom")),
    Exporter("nbgrader", "class", "grades.csv", nbgrader, ("bom",)),
    Exporter("gradescope", "submission", "results.json", gradescope, ("hidden",)),
    Exporter("classroom50", "submission", "result.json", classroom50, tuple(ENVIRONMENT), ENVIRONMENT),
    Exporter("prairielearn", "submission", "results.json", prairielearn),
    Exporter("autolab", "submission", "autolab.txt", autolab, ("problems",)),
    Exporter("junit", "submission", "junit.xml", junit),
    Exporter("markdown", "submission", "summary.md", markdown),
)

__all__ = ["EXPORTERS", "Entry", "Exported", "Exporter", "autolab", "canvas", "classroom50", "gradebook",
           "gradebook_csv", "gradescope", "gradescope_bundle", "junit", "markdown", "moodle", "nbgrader",
           "needed_files", "prairielearn", "write_zip"]
