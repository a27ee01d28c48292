"""Show how far long work is: a bar on a terminal's standard error, anywhere else a plain line now and then."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

from grader.assignment import load_assignment
from grader.course import Course
from grader.model import Check, CheckResult
from grader.render.words import tally_line

if TYPE_CHECKING:
    from rich.progress import Progress


_SECONDS = 30.0   # from one plain line to the next: a log of an hour's work stays short
_LONG = 3.0       # a check that runs for so many seconds is named


class Bar:
    """A context; hand its `on_done` to the work."""

    def __init__(self, description: str = "", total: int | None = None, plain_every: float = _SECONDS) -> None:
        """`plain_every`: seconds between two lines where standard error is no terminal."""
        self._plain_every, self._began = plain_every, time.monotonic()
        self._told = self._began
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
        elif time.monotonic() - self._told >= self._plain_every:
            self._told = time.monotonic()
            left = (self._told - self._began) / max(done, 1) * (total - done)
            print(f"{done} of {total}, about {left / 60:.0f} min left: {what}", file=sys.stderr, flush=True)


def _drawn() -> Progress:
    """Return a bar on standard error; rich is read here, since a run in a script or an editor draws none."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeElapsedColumn,
    )
    from rich.text import Text

    class RunningColumn(ProgressColumn):
        """What runs now, once it has run for a while.  It is drawn ten times a second, whoever is waited for."""

        def render(self, task: Task) -> Text:
            return Text(running_for(*task.fields.get("running", ("", 0.0)), time.monotonic()))

    return Progress(TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(),
                    TimeElapsedColumn(), RunningColumn(), console=Console(file=sys.stderr), transient=True)


def running_for(name: str, began: float, now: float) -> str:
    """Return "running NAME, 12 s" where something has run for a while, and nothing before."""
    return f"running {name}, {now - began:.0f} s" if name and now - began >= _LONG else ""


class CheckProgress(Bar):
    """The checks of one submission, and the known mistakes that are rehearsed when one fails."""

    def __init__(self, course: Course, assignment_id: str, budget: str = "short") -> None:
        (self._checks, _points), self._seen = load_assignment(course, assignment_id).settings.declared(budget), []
        super().__init__("checking", self._checks)

    def on_check(self, check: Check) -> None:
        """Say what runs now: on a bar with its own seconds, in a log where it trains for minutes."""
        if self._bar:
            self._bar.update(self._task, running=(check.id, time.monotonic()))
        elif check.full:
            print(f"{len(self._seen)} of {self._checks}, running {check.id}, which takes minutes", file=sys.stderr,
                  flush=True)

    def on_result(self, result: CheckResult) -> None:
        """Move the bar on by one check."""
        self._seen.append(result)
        if self._bar:
            self._bar.update(self._task, running=("", 0.0))
        self.on_done(f"{tally_line(self._seen)}: {result.id}", len(self._seen), self._checks)

    def on_mistake(self, done: int, total: int) -> None:
        """Show how many known mistakes have been rehearsed."""
        self.on_done(f"{tally_line(self._seen)}; rehearsing known mistakes, once", done, total)
