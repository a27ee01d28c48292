"""Show how far long work is: a bar on a terminal's standard error, nothing anywhere else."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING

from grader.assignment import load_assignment
from grader.course import Course
from grader.model import CheckResult
from grader.render.words import tally_line

if TYPE_CHECKING:
    from rich.progress import Progress


class Bar:
    """A context; hand its `on_done` to the work."""

    def __init__(self, description: str = "", total: int | None = None) -> None:
        self._bar = _drawn() if sys.stderr.isatty() else None
        self._task = self._bar.add_task(description, total=total) if self._bar else None

    def __enter__(self):
        if self._bar:
            self._bar.start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar:
            self._bar.stop()

    def on_done(self, what: str, done: int, total: int) -> None:
        """Show that `done` of `total` are done, and what was the last."""
        if self._bar:
            self._bar.update(self._task, completed=done, total=total, description=what)


def _drawn() -> Progress:
    """Return a bar on standard error; rich is read here, since a run in a script or an editor draws none."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    return Progress(TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(),
                    TimeElapsedColumn(), console=Console(file=sys.stderr), transient=True)


class CheckProgress(Bar):
    """The checks of one submission, and the known mistakes that are rehearsed when one fails."""

    def __init__(self, course: Course, assignment_id: str) -> None:
        self._checks, self._seen = load_assignment(course, assignment_id).settings.checks, []
        super().__init__("checking", self._checks)

    def on_result(self, result: CheckResult) -> None:
        """Move the bar on by one check."""
        self._seen.append(result)
        self.on_done(f"{tally_line(self._seen)}: {result.id}", len(self._seen), self._checks)

    def on_mistake(self, done: int, total: int) -> None:
        """Show how many known mistakes have been rehearsed."""
        self.on_done(f"{tally_line(self._seen)}; rehearsing known mistakes, once", done, total)
