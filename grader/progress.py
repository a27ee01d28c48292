"""Show how far the checks of one submission are: a bar on a terminal's standard error, nothing anywhere else."""

from __future__ import annotations

import sys
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from grader.assignment import load_assignment
from grader.course import Course
from grader.model import CheckResult


class CheckProgress:
    """A context; hand its `on_result` to grade()."""

    def __init__(self, course: Course, assignment_id: str) -> None:
        total = load_assignment(course, assignment_id).settings.checks
        self._bar = Progress(TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(),
                             TimeElapsedColumn(), console=Console(file=sys.stderr), transient=True,
                             disable=not sys.stderr.isatty())
        self._task = self._bar.add_task("checking", total=total)

    def __enter__(self) -> CheckProgress:
        self._bar.start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._bar.stop()

    def on_result(self, result: CheckResult) -> None:
        """Move the bar on."""
        self._bar.update(self._task, advance=1, description=result.id)
