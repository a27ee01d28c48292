"""Our exceptions: what went wrong, and whose it is to mend.

    GraderError
    ├── AuthorError     the assignment is wrong: its author mends it
    ├── OperatorError   the command asks for what cannot be done: whoever typed it mends it
    └── WorkerEnded     the untrusted process is gone; `ending` (model.Ending) says how

A student's failure is never an exception that reaches a user: it is an Outcome, a value (model.py).
"""

from __future__ import annotations

from typing import Any


class GraderError(Exception):
    """The root of everything that this package raises on purpose."""


class AuthorError(GraderError):
    """An assignment or a course file is wrong; the text names the file, the field and the remedy."""


class OperatorError(GraderError):
    """A command asks for what cannot be done here; the text says what to type instead."""


class WorkerEnded(GraderError):
    """The worker died, was stopped, or answered garbage; `ending` is the model.Ending that says how."""

    def __init__(self, ending: Any) -> None:
        super().__init__(ending.text)
        self.ending = ending
