"""Show how far a batch is: a bar on a terminal's standard error, one plain line a submission anywhere else."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from grader.batch.events import Event
from grader.render.clean import clean_line
from grader.render.words import number


class BatchProgress:
    """A bar with the running counts and the time that is left; a plain line a submission where that is no terminal."""

    def __init__(self, total: int) -> None:
        self._terminal = sys.stderr.isatty()
        self._bar = Progress(TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(),
                             TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn(),
                             TextColumn("{task.fields[counts]}", markup=False), console=Console(file=sys.stderr),
                             transient=True, disable=not self._terminal)
        self._task = self._bar.add_task("grading", total=total, counts="")

    def __enter__(self) -> BatchProgress:
        self._bar.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._bar.stop()

    def on_event(self, event: Event) -> None:
        """Show one submission that is dealt with."""
        tally = event.tally
        self._bar.update(self._task, completed=tally.done, counts=tally.words)
        if not self._terminal:
            print(f"{tally.done}/{tally.total} {event.kind} {clean_line(event.name)} {_points(event)}",
                  file=sys.stderr, flush=True)

    def on_mistake(self, done: int, total: int) -> None:
        """Show how many known mistakes have been rehearsed."""
        rehearsing = f"rehearsing mistake {done + 1}/{total}"
        self._bar.update(self._task, description="grading" if done == total else rehearsing)


def _points(event: Event) -> str:
    earned = "open" if event.final is None else number(event.final)
    return f"{earned}/{number(event.max_score)}{', awaiting people' if event.awaiting else ''}"
