"""Levels `strict` and `contained`: a worker forked from a warm server, locked in before student code runs.

    strict      the server lives in namespaces of its own that bubblewrap made: nothing of the machine is there
    contained   the same lock-in without namespaces, where a container or a hosted runner forbids them

In: a Slot, what may be read, the limits.  Out: a Dialogue like every other.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import psutil

from grader.emptying import remove_folder
from grader.errors import GraderError, WorkerEnded
from grader.model import Limits, Submission
from grader.sandbox import bubblewrap, surroundings
from grader.sandbox.dialogue import Dialogue
from grader.sandbox.slot import Slot
from grader.sandbox.watch import threads_of
from grader.wire import Answer, AnswerKind, Op, Request, decode, encode

_NOBODY = 65534
_WORKERS_A_SLOT = 500   # then a fresh server: whatever slowly goes wrong in one ends with it
_SCRATCH_MB = 512
_GONE = (psutil.NoSuchProcess, psutil.AccessDenied, OSError)


class WalledSandbox:
    """Workers forked from one warm server, which is started at the first of them and replaced when it fails."""

    def __init__(self, open_slot: Callable[[], Slot], walls: Walls,
                 on_close: Callable[[], None] = lambda: None) -> None:
        self._open_slot, self._walls, self._on_close = open_slot, walls, on_close
        self._slot: Slot | None = None
        self._workers = 0

    @classmethod
    def strict(cls, libraries: tuple[str, ...], forbidden: tuple[str, ...]) -> WalledSandbox:
        """Return a sandbox in namespaces of its own."""
        command = bubblewrap.command(surroundings.mounts(), _SCRATCH_MB)
        walls = Walls(surroundings.readable(forbidden), surroundings.listable(), f"{bubblewrap.SCRATCH}/work")
        return cls(lambda: Slot(command, libraries, {}, walls.as_told()), walls)

    @classmethod
    def contained(cls, libraries: tuple[str, ...], forbidden: tuple[str, ...]) -> WalledSandbox:
        """Return a sandbox without namespaces; its scratch lies in the system's temporary folder."""
        folder = tempfile.mkdtemp(prefix="grader-")
        os.chmod(folder, 0o711)  # a worker that is nobody must be able to pass through
        walls = Walls(surroundings.readable(forbidden), surroundings.listable(), f"{folder}/work")
        return cls(lambda: Slot([], libraries, environment(folder), walls.as_told()), walls,
                   on_close=lambda: remove_folder(folder))

    def connect(self, submission: Submission, limits: Limits) -> Dialogue:
        """Return a fresh worker; a server that fails is replaced once.  Raises GraderError."""
        try:
            return self._start(submission, limits)
        except GraderError:
            self._drop()
            return self._start(submission, limits)

    def close(self) -> None:
        """End the server, and with it whatever is in its namespaces."""
        self._drop()
        self._on_close()

    def _start(self, submission: Submission, limits: Limits) -> Dialogue:
        if self._slot is None or self._workers >= _WORKERS_A_SLOT:
            self._drop()
            self._slot, self._workers = self._open_slot(), 0
        self._workers += 1
        return start(self._slot, self._walls, submission, limits)

    def _drop(self) -> None:
        if self._slot is not None:
            self._slot.close()
            self._slot = None


def why_not_strict() -> str | None:
    """Return why this machine cannot give level `strict`, with the remedy, or None when it can."""
    if sys.platform != "linux":
        return "it needs Linux with namespaces."
    if bubblewrap.program() is None:
        return "bubblewrap is not installed.  Install it: apt-get install bubblewrap"
    return _trial(WalledSandbox.strict)


def why_not_contained() -> str | None:
    """Return why this machine cannot give level `contained`, with the remedy, or None when it can."""
    if sys.platform != "linux":
        return "it needs Linux with Landlock."
    if os.geteuid() == 0 and (folder := surroundings.closed_to_others()):
        return (f"it runs workers of root as nobody, who cannot enter {folder}, where Python lies.  "
                "Run it as another user, or with a Python that lies elsewhere")
    return _trial(WalledSandbox.contained)


@lru_cache(maxsize=4)
def _trial(open_sandbox: Callable[..., WalledSandbox]) -> str | None:
    """Lock one worker in that does nothing: the one honest way to know."""
    sandbox = open_sandbox((), ())
    try:
        sandbox.connect(Submission("trial", None, ()), Limits()).close()
    except GraderError as error:
        return f"{error}."
    finally:
        sandbox.close()
    return None


@dataclass(frozen=True)
class Walls:
    """What one assignment's workers may read, and where they write."""

    readable: list[str]
    listable: list[str]
    scratch: str          # a folder that the fork server makes for each worker, and removes

    def as_told(self) -> dict:
        """Return them as worker/zygote.py reads them."""
        return {"readable": self.readable, "listable": self.listable, "scratch": self.scratch}

    def order(self, limits: Limits) -> dict:
        """Return the order for one worker, as worker/zygote.py reads it."""
        # Root has no limits that hold: its workers are nobody.  Anybody else's are themselves, with nothing in reach.
        return {"limits": limits.of_one_process(), "identity": _NOBODY if os.geteuid() == 0 else None,
                "environment": environment(self.scratch)}


class ForkedTree:
    """One forked worker.  It cannot start a process, so the tree is one process."""

    def __init__(self, slot: Slot, process: psutil.Process) -> None:
        self._slot, self._process = slot, process
        self._status: int | None = None

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
        """Kill the worker and wait until its scratch is removed, by its server or with it."""
        with contextlib.suppress(*_GONE):
            self._process.kill()
        if self._status is None:
            try:
                self._status = self._slot.wait()
            except GraderError:  # the slot has ended its server; how long cleaning took is not the check's affair
                self._status = -signal.SIGKILL

    def status(self, seconds: float) -> int | None:
        """Return how the worker ended, or None when it runs on."""
        if self._status is None and not _ended(self._process, seconds):
            return None
        if self._status is None:
            self._status = self._slot.wait()
        return self._status


def start(slot: Slot, walls: Walls, submission: Submission, limits: Limits) -> Dialogue:
    """Return a locked-in worker that holds `submission`'s files; raises GraderError when it cannot be had."""
    to_worker, to_us, written = os.pipe(), os.pipe(), os.memfd_create("printed")
    printed = open(f"/proc/self/fd/{written}", "rb")  # a description of its own: reading does not move the writer
    try:
        process = slot.fork(walls.order(limits), (to_worker[0], to_us[1], written))
    except GraderError:
        printed.close()
        os.close(to_us[0])
        os.close(to_worker[1])
        raise
    finally:
        for descriptor in (to_worker[0], to_us[1], written):
            os.close(descriptor)
    dialogue = Dialogue(ForkedTree(slot, process), to_us[0], to_worker[1], printed, limits)
    try:
        _place_files(dialogue, submission)
    except WorkerEnded as error:
        raise GraderError(f"a worker could not be locked in: {dialogue.printed().strip()[-300:] or error}") from error
    dialogue.limit_memory()
    return dialogue


def environment(home: str) -> dict[str, str]:
    """Return the whole environment of a worker."""
    return {"HOME": home, "TMPDIR": home, "LANG": "C.UTF-8", "PATH": os.defpath, "MPLBACKEND": "Agg",
            "MPLCONFIGDIR": home, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1",
            "CUDA_VISIBLE_DEVICES": ""}


def _place_files(dialogue: Dialogue, submission: Submission) -> None:
    files = {file.path: file.data for file in submission.files}
    request = Request(secrets.token_hex(8), Op.FILES, args=(files,))
    answer = Answer.read(decode(dialogue.ask(encode(request.value()), 60, 60)), request.id)
    if answer.kind is not AnswerKind.VALUE:
        dialogue.close()
        raise GraderError(f"a worker could not take the submission's files: {answer.text}")


def _ended(process: psutil.Process, seconds: float) -> bool:
    """True when the process is gone, or a zombie that its fork server is about to wait for."""
    try:
        process.wait(seconds)
    except psutil.TimeoutExpired:
        with contextlib.suppress(*_GONE):
            return process.status() == psutil.STATUS_ZOMBIE
    return True
