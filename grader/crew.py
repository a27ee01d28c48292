"""Grade many submissions in several processes, each with a warm sandbox of its own.

In: tasks, in any number.  Out: each task with what came of it, as it is done.  Only a few are in memory at a time.
A process that dies takes nothing with it: its tasks are done again, one at a time, and a task that ends a second
process is told so.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

from grader.course import Course
from grader.errors import GraderError
from grader.grade import Desk, Graded
from grader.model import Level, Submission
from grader.training import SHORT, Means

_LAST_SECONDS = 10
_MOST_DEATHS = 3
_QUEUED = 2  # tasks a process: one that it does, one that waits


@dataclass(frozen=True)
class Task:
    """Something to grade: a path, or a submission that is in memory."""

    name: str
    work: Path | Submission
    options: dict[str, Any] = field(default_factory=dict)   # as Desk.grade takes them
    figures: bool = False                                   # send them too, in the place of evidence


@dataclass(frozen=True)
class Done:
    """A task with its result, or with the error that came instead."""

    task: Task
    graded: Graded | None
    error: str = ""


class _NoDesk(GraderError):
    """A process of the crew could not get ready, for a reason that concerns all submissions."""


class Crew:
    """Processes that grade for one assignment.  A context: at its end they are gone."""

    def __init__(self, course: Course, assignment_id: str, level: Level, jobs: int, threads: int | None = None,
                 means: Means = SHORT) -> None:
        """`threads` and `means` as a Desk takes them."""
        self._desk, self._jobs = (course, assignment_id, level, threads, means), jobs
        self._pool: ProcessPoolExecutor | None = None
        self._deaths = 0                        # submissions in a row that ended two processes
        self._others: set[int | None] = set()   # children that are not of this crew

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_error: object) -> None:
        self._stop()

    def grade(self, tasks: Iterable[Task]) -> Iterator[Done]:
        """Yield each task's Done in the order in which they end."""
        waiting = iter(tasks)
        flying: dict[Future, Task] = {}
        while True:
            lost = self._fill(flying, waiting)
            if not flying and not lost:
                return
            yield from self._ended(flying, lost)
            if lost:
                yield from self._one_by_one(lost)

    def _fill(self, flying: dict[Future, Task], waiting: Iterator[Task]) -> list[Task]:
        """Give each process something to do; returns the tasks that a process took with it when it died."""
        for task in islice(waiting, self._jobs * _QUEUED - len(flying)):
            try:
                flying[self._submit(task)] = task
            except BrokenProcessPool:
                lost = [*flying.values(), task]
                flying.clear()
                return lost
        return []

    def _ended(self, flying: dict[Future, Task], lost: list[Task]) -> Iterator[Done]:
        """Yield what has ended; a dead process adds all tasks in the air to `lost`."""
        ended, _ = wait(flying, return_when=FIRST_COMPLETED) if flying else ((), ())
        for future in ended:
            try:
                done = _done(flying[future], future)
            except BrokenProcessPool:
                lost += flying.values()
                flying.clear()
                return
            del flying[future]
            yield done

    def _one_by_one(self, tasks: list[Task]) -> Iterator[Done]:
        """Do again what was in a process that died, so that only the guilty one ends another.

        Raises GraderError when that goes on and on: then it is not the submissions.
        """
        self._stop()
        for task in tasks:
            try:
                done = _done(task, self._submit(task))
                self._deaths = 0
            except BrokenProcessPool:
                self._stop()
                self._deaths += 1
                if self._deaths == _MOST_DEATHS:
                    raise GraderError(f"The processes that grade keep ending without a word, at {_MOST_DEATHS} "
                                      "submissions in a row.  Is memory short?  What was graded is kept.") from None
                done = Done(task, None, "The process that graded this ended twice without a word.")
            yield done

    def _submit(self, task: Task) -> Future:
        if self._pool is None:
            # A fresh interpreter: a fork would take over threads, locks and sandboxes in the middle of something.
            self._others = {process.pid for process in multiprocessing.active_children()}
            self._pool = ProcessPoolExecutor(self._jobs, multiprocessing.get_context("spawn"), _open_desk, self._desk)
        return self._pool.submit(_grade, task)

    def _stop(self) -> None:
        if self._pool is None:
            return
        processes = [process for process in multiprocessing.active_children() if process.pid not in self._others]
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = None
        for process in processes:  # each ends its sandbox: the fork server dies with its parent
            process.terminate()
        for process in processes:
            process.join(_LAST_SECONDS)
            if process.is_alive():
                process.kill()
                process.join()


def _done(task: Task, future: Future) -> Done:
    try:
        return Done(task, future.result())
    except (BrokenProcessPool, _NoDesk):
        raise
    except Exception as error:  # one submission must not end the work on all others
        told = "" if isinstance(error, GraderError) else f"{type(error).__name__}: "
        return Done(task, None, f"{told}{error}")


# --- in each process of the crew ------------------------------------------------------------------------------------

_here: list[Desk | GraderError] = []  # one: the desk, or why there is none
_grading = False


def _open_desk(course: Course, assignment_id: str, level: Level, threads: int | None, means: Means) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that hands out the work
    signal.signal(signal.SIGTERM, _end)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    try:
        _here.append(Desk(course, assignment_id, level, threads=threads, means=means))
    except GraderError as error:  # raised here, it would end the process and be lost
        _here.append(error)


def _end_with_parent() -> None:
    """Whoever kills the process that hands out the work means this one too, and it cannot say so."""
    multiprocessing.parent_process().join()
    os._exit(1)


def _grade(task: Task) -> Graded:
    global _grading
    if isinstance(_here[0], GraderError):
        raise _NoDesk(str(_here[0]))
    do = _here[0].grade if isinstance(task.work, Path) else _here[0].grade_submission
    _grading = True
    try:
        graded = do(task.work, **task.options)
    finally:
        _grading = False
    # Answers may be large, and nobody asks for them where many are graded.
    seen = {id: replace(seen, answers=None, failing=None) for id, seen in graded.evidence.items()}
    return replace(graded, evidence=seen if task.figures else {})


def _end(*_signal: object) -> None:
    """End this process; a worker that is at work is ended first."""
    if _grading:
        raise KeyboardInterrupt
    os._exit(0)
