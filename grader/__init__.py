"""grader: automated grading for neural-network programming homework.

Start reading at `grader/grade.py`, the story of one submission.

Inside Jupyter: `%load_ext grader`, then `grader.check("backprop")`.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"


def check(assignment_id: str, course: Any = None) -> Any:
    """Run the public checks of an assignment on what this notebook has defined, show them, return the Report.

    `course` is the course's folder, found from this folder upwards where it is not given.  It is no grade.
    """
    # Workers and every command import this file; what a notebook needs is read where there is one.
    return import_module("grader.notebook").check(assignment_id, course)


def load_ipython_extension(shell: Any) -> None:
    """Called by `%load_ext grader`: makes the name `grader` known in the notebook."""
    shell.push({"grader": import_module(__name__)})
