"""Inside Jupyter: check what a notebook has defined; and notebooks to hand out.

    check.py     `grader.check("backprop")`: the public checks on this session's code, shown as a table
    session.py   what has been typed in this session -> a Submission
    handout.py   a template or a solution -> a notebook with the handout's words

Student code does not run here, although it could: what was typed is sent to a worker as if it had been handed in.
"""

from grader.notebook.check import CheckedReport, check
from grader.notebook.handout import make_notebook

__all__ = ["CheckedReport", "check", "make_notebook"]
