"""One Dask worker as a member of the crew: its desk stays warm, in a thread of its own, as long as there is work.

In: a Kit, then submissions.  Out: Told.  Trusted, as the checker is: student code is behind the desk's sandbox.

The thread is there because a sandbox's fork server is ended with the thread that started it, and Dask promises no
thread that stays.  Signals cannot interrupt a check in it, so a submission that takes forever through a fault of ours
ends the whole process; the crew then sees a member that is gone.
"""

from __future__ import annotations

import os
import queue
import tempfile
import threading
from concurrent.futures import Future, wait
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from distributed import get_worker

from grader.cluster.kit import Kit, unpacked
from grader.emptying import remove_folder
from grader.errors import GraderError
from grader.grade import Desk, Graded
from grader.model import Submission

_IDLE_SECONDS = 900.0  # then the desk is closed: whoever opened it may have been killed
_benches: dict[str, Bench] = {}
_one_at_a_time = threading.Lock()  # pytest runs in this process, and a Dask worker may have several threads


@dataclass(frozen=True)
class Told:
    """What a member answers: a result, or the error that came instead, or that it has no desk for this batch."""

    graded: Graded | None = None
    error: str = ""
    has_desk: bool = True


@dataclass(frozen=True)
class Work:
    """One submission to grade, and how."""

    submission: Submission
    options: dict[str, Any]   # as Desk.grade_submission takes them
    figures: bool             # send them too, in the place of evidence
    seconds: float            # then something of ours is wrong


def open_desk(kit: Kit) -> str:
    """Set up this member's desk; returns "", or why it cannot grade, beginning with its name."""
    member = get_worker()
    bench = Bench(kit, member.local_directory)
    try:
        bench.open()
    except Exception as error:
        return f"The Dask worker {member.name} ({member.address}) cannot grade here: {_told(error)}"
    _benches[kit.run] = bench
    return ""


def grade_here(run: str, work: Work) -> Told:
    """Grade at this member's desk; whatever goes wrong is told and ends nothing else."""
    bench = _benches.get(run)
    answer = bench.put(work) if bench else None
    if answer is None:
        return Told(has_desk=False)
    if not wait([answer], work.seconds).done:
        os._exit(1)  # nothing else ends a thread
    error = answer.exception()
    return Told(error=_told(error)) if error else Told(answer.result())


def close_desk(run: str) -> None:
    """Have this member's desk closed after the submission that is on it."""
    if bench := _benches.get(run):
        bench.close()


class Bench:
    """The thread that a desk belongs to: it opens it, works at it, closes it and removes its files."""

    def __init__(self, kit: Kit, folder: str) -> None:
        """`folder` is where a folder for the kit's files may be made: Dask's, of this member and those before it."""
        self._kit, self._folder = kit, folder
        self._waiting: queue.SimpleQueue[tuple[Work, Future] | None] = queue.SimpleQueue()
        self._opened: Future = Future()
        self._closed, self._lock = False, threading.Lock()

    def open(self) -> None:
        """Return when the desk is ready; raises what stands against it."""
        threading.Thread(target=self._attend, name=f"grader-{self._kit.run}", daemon=True).start()
        self._opened.result()

    def put(self, work: Work) -> Future | None:
        """Return the future Graded, or None when the desk is closed."""
        with self._lock:
            if self._closed:
                return None
            self._waiting.put((work, answer := Future()))
            return answer

    def close(self) -> None:
        """Ask for the end; it comes after the work that waits."""
        with self._lock:
            self._closed = True
            self._waiting.put(None)

    def _attend(self) -> None:
        try:
            _remove_what_the_dead_left(self._folder)
            with tempfile.TemporaryDirectory(prefix=_mark(), dir=self._folder, ignore_cleanup_errors=True) as folder:
                course = unpacked(self._kit, Path(folder))
                with Desk(course, self._kit.assignment_id, self._kit.level, means=self._kit.means) as desk:
                    self._opened.set_result(None)
                    while (next_one := self._next()) is not None:
                        _answer(desk, *next_one)
        except Exception as error:
            if self._opened.done():
                raise
            self._opened.set_exception(error)
        finally:
            _benches.pop(self._kit.run, None)

    def _next(self) -> tuple[Work, Future] | None:
        try:
            return self._waiting.get(timeout=_IDLE_SECONDS)
        except queue.Empty:
            with self._lock:
                self._closed = self._waiting.empty()
            return None if self._closed else self._waiting.get()


def _answer(desk: Desk, work: Work, answer: Future) -> None:
    try:
        with _one_at_a_time:
            graded = desk.grade_submission(work.submission, **work.options)
    except BaseException as error:
        answer.set_exception(error)
    else:
        # Answers may be large, and nobody asks for them where many are graded.
        seen = {id: replace(seen, answers=None, failing=None) for id, seen in graded.evidence.items()}
        answer.set_result(replace(graded, evidence=seen if work.figures else {}))


def _mark() -> str:
    return f"grader-{os.getpid()}-"


def _remove_what_the_dead_left(folder: str) -> None:
    """Remove hidden checks that a killed process could not: its nanny's folder has come to this one."""
    for left in Path(folder).glob("grader-*"):
        if not left.name.startswith(_mark()):
            remove_folder(str(left))


def _told(error: BaseException) -> str:
    return str(error) if isinstance(error, GraderError) else f"{type(error).__name__}: {error}"
