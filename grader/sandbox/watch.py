"""What a worker's tree of processes uses, measured from outside, and how the tree is ended."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time

import psutil

from grader.model import Ending

MARK = "GRADER_WORKER"  # an environment variable that every process of a worker inherits
_SEARCH_EVERY = 0.04  # seconds
_GONE = (psutil.NoSuchProcess, psutil.AccessDenied, OSError)


class Watch:
    """Measures the tree below `process`, remembers whom it saw there, and can end them all."""

    def __init__(self, process: subprocess.Popen, mark: str) -> None:
        self.process, self.mark = process, mark
        self._root = psutil.Process(process.pid)
        self._seen: set[psutil.Process] = set()
        self._next_search = 0.0

    def cpu_seconds(self) -> float:
        """Return the processor time of the worker and of its children that have ended, and of those alive."""
        return sum(_cpu_seconds(process) for process in (self._root, *self._alive()))

    def memory_bytes(self) -> int:
        """Return the resident memory of the tree, a page that a child shares with its parent counted twice."""
        return sum(_memory(process) for process in (self._root, *self._alive()))

    def over_memory(self, limit: float) -> bool:
        """True when the tree holds more than `limit` bytes, pages that its processes share counted once."""
        if self.memory_bytes() <= limit:
            return False  # the quick look: shared pages counted for each process can only be more
        return sum(_own_memory(process) for process in (self._root, *self._alive())) > limit

    def processes(self) -> int:
        """Return how many processes are alive in the tree."""
        return 1 + len(self._alive())

    def threads(self) -> int:
        """Return how many threads the tree's processes have, each one's first among them."""
        return sum(threads_of(process) for process in (self._root, *self._alive()))

    def status(self, seconds: float) -> int | None:
        """Return the worker's exit status, or None when it runs on after `seconds`."""
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def stopped(self) -> Ending | None:
        """Nobody but the grader stops a worker of this kind."""
        return None

    def _alive(self) -> list[psutil.Process]:
        if time.monotonic() >= self._next_search:  # a search walks over every process of the machine
            with contextlib.suppress(*_GONE):
                self._seen.update(self._root.children(recursive=True))
            self._next_search = time.monotonic() + _SEARCH_EVERY
        return [process for process in self._seen if process.is_running()]

    def end(self) -> None:
        """Kill the worker, its group, and every process that was seen below it or bears its mark."""
        self._next_search = 0.0
        self._alive()
        if hasattr(os, "killpg"):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.process.wait()
        for _attempt in range(20):  # a process may start another one while it is being ended
            left = {*(process for process in self._seen if process.is_running()), *_marked(self.mark)}
            left = {process for process in left if process.pid not in (os.getpid(), self.process.pid)}
            if not left:
                return
            for process in left:
                with contextlib.suppress(*_GONE):
                    process.kill()
            psutil.wait_procs(left, timeout=0.2)


def _cpu_seconds(process: psutil.Process) -> float:
    with contextlib.suppress(*_GONE):
        times = process.cpu_times()
        return times.user + times.system + getattr(times, "children_user", 0) + getattr(times, "children_system", 0)
    return 0.0


def _memory(process: psutil.Process) -> int:
    with contextlib.suppress(*_GONE):
        return process.memory_info().rss
    return 0


def threads_of(process: psutil.Process) -> int:
    """Return how many threads the process has; 0 when it is gone."""
    with contextlib.suppress(*_GONE):
        if sys.platform == "linux":
            # psutil searches a text in which the name that the process gives itself comes first: "Threads:<tab>1".
            return len(os.listdir(f"/proc/{process.pid}/task"))
        return process.num_threads()
    return 0


def _own_memory(process: psutil.Process) -> int:
    """Return resident memory with each shared page divided among its holders, where the system tells (Linux)."""
    try:
        memory = process.memory_full_info()
        return getattr(memory, "pss", memory.rss)
    except _GONE:  # macOS tells only root: then shared pages count for each holder
        return _memory(process)


def _marked(mark: str) -> list[psutil.Process]:
    """Return the processes whose environment bears `mark`: those that left the tree before anybody looked."""
    if sys.platform != "linux":
        return []
    found = []
    wanted = f"{MARK}={mark}".encode()
    for pid in psutil.pids():
        with contextlib.suppress(*_GONE):
            with open(f"/proc/{pid}/environ", "rb") as file:
                if wanted in file.read().split(b"\0"):
                    process = psutil.Process(pid)
                    if process.status() != psutil.STATUS_ZOMBIE:
                        found.append(process)
    return found
