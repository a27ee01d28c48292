"""A worker that a fork server has started, measured and ended from outside.

In: the Slot, the worker's process.  Out: what dialogue.py asks of a Tree.
"""

from __future__ import annotations

import contextlib
import signal

import psutil

from grader.errors import GraderError
from grader.model import Cause, Ending
from grader.sandbox.slot import Slot
from grader.sandbox.watch import threads_of

MOST_FILES = 50_000  # at a time, at level strict: far more than homework makes, and removed within a second
_GONE = (psutil.NoSuchProcess, psutil.AccessDenied, OSError)


class ForkedTree:
    """One forked worker.  It cannot start a process, so the tree is one process."""

    def __init__(self, slot: Slot, process: psutil.Process) -> None:
        self._slot, self._process = slot, process
        self._status: int | None = None
        self._too_many_files = False

    def cpu_seconds(self) -> float:
        """Return the processor time of the worker."""
        with contextlib.suppress(*_GONE):
            times = self._process.cpu_times()
            return times.user + times.system
        return 0.0

    def memory_bytes(self) -> int:
        """Return the worker's resident memory."""
        with contextlib.suppress(*_GONE):
            return self._process.memory_info().rss
        return 0

    def over_memory(self, limit: float) -> bool:
        """True when the worker uses more than `limit` bytes."""
        return self.memory_bytes() > limit

    def processes(self) -> int:
        """One: seccomp refuses every other."""
        return 1

    def threads(self) -> int:
        """Return how many threads the worker has."""
        return threads_of(self._process)

    def end(self) -> None:
        """Kill the worker and wait until its server has seen it end."""
        with contextlib.suppress(*_GONE):
            self._process.kill()
        if self._status is None:
            try:
                self._take_the_status()
            except GraderError:  # the slot has ended its server, and the worker with it
                self._status = -signal.SIGKILL

    def status(self, seconds: float) -> int | None:
        """Return how the worker ended, or None when it runs on."""
        if self._status is None and not _ended(self._process, seconds):
            return None
        if self._status is None:
            self._take_the_status()
        return self._status

    def stopped(self) -> Ending | None:
        """Return that it made too many files, when its server has stopped it for that."""
        return Ending(Cause.FILES, f"Your code made more than {MOST_FILES:,} files") if self._too_many_files else None

    def _take_the_status(self) -> None:
        self._status, self._too_many_files = self._slot.wait()


def _ended(process: psutil.Process, seconds: float) -> bool:
    """True when the process is gone, or a zombie that its fork server is about to wait for."""
    try:
        process.wait(seconds)
    except psutil.TimeoutExpired:
        with contextlib.suppress(*_GONE):
            return process.status() == psutil.STATUS_ZOMBIE
    return True
