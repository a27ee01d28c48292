"""Show how far long work is: a bar on a terminal's standard error, nothing anywhere else."""

from __future__ import annotations

import sys
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from grader.assignment import load_assignment
from grader.course import Course
from grader.model import CheckResult


class Bar:
    """A context; hand its `on_done` to the work."""

    def __init__(self, description: str = "", total: int | None = None) -> None:
        self._bar = Progress(TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(),
                             TimeElapsedColumn(), console=Console(file=sys.stderr), transient=True,
                             disable=not sys.stderr.isatty())
        self._task = self._bar.add_task(description, total=total)

    def __enter__(self):
        self._bar.start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._bar.stop()

    def on_done(self, what: str, done: int, total: int) -> None:
        """Show that `done` of `total` are done, and what was the last."""
        self._bar.update(self._task, completed=done, total=total, description=what)


class CheckProgress(Bar):
    """The checks of one submission, and the known mistakes that are rehearsed when one fails."""

    def __init__(self, course: Course, assignment_id: str) -> None:
        self._checks, self._seen = load_assignment(course, assignment_id).settings.checks, 0
        super().__init__("checking", self._checks)

    def on_result(self, result: CheckResult) -> None:
        """Move the bar on by one check."""
        self._seen += 1
        self.on_done(result.id, self._seen, self._checks)

    def on_mistake(self, done: int, total: int) -> None:
        """Show how many known mistakes have been rehearsed."""
        self.on_done("rehearsing known mistakes, once", done, total)
