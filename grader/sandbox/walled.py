"""Levels `strict` and `contained`: a worker forked from a warm server, locked in before student code runs.

    strict      the server lives in namespaces of its own that bubblewrap made: nothing of the machine is there
    contained   the same lock-in without namespaces, where a container or a hosted runner forbids them

In: a Slot, what may be read, the limits.  Out: a Dialogue like every other.
"""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Callable
from dataclasses import dataclass

from grader.emptying import remove_folder
from grader.errors import GraderError, WorkerEnded
from grader.model import Limits, Submission
from grader.sandbox import bubblewrap, surroundings
from grader.sandbox.dialogue import Dialogue
from grader.sandbox.forked import MOST_FILES, ForkedTree
from grader.sandbox.slot import Slot
from grader.sandbox.threads import thread_settings
from grader.wire import Answer, AnswerKind, Op, Request, decode, encode

_NOBODY = 65534
_WORKERS_A_SLOT = 500   # then a fresh server: whatever slowly goes wrong in one ends with it
_SCRATCH_MB = 512
_MORE_TASKS = 32        # besides Limits.processes: the server and the threads that libraries start


class WalledSandbox:
    """Workers forked from one warm server, which is started at the first of them and replaced when it fails."""

    def __init__(self, open_slot: Callable[[], tuple[Slot, Walls]],
                 on_close: Callable[[], None] = lambda: None) -> None:
        """`open_slot` starts a server and returns it with the walls of its workers."""
        self._open_slot, self._on_close = open_slot, on_close
        self._slot: Slot | None = None
        self._walls: Walls | None = None
        self._workers = 0

    @classmethod
    def strict(cls, libraries: tuple[str, ...], forbidden: tuple[str, ...], threads: int = 1) -> WalledSandbox:
        """Return a sandbox in namespaces of its own."""
        command = bubblewrap.command(surroundings.mounts(), _SCRATCH_MB, threads)
        walls = Walls(surroundings.readable(forbidden), surroundings.listable(), f"{bubblewrap.SCRATCH}/work", True,
                      threads)
        return cls(lambda: (Slot(command, libraries, {}, walls.as_told()), walls))

    @classmethod
    def contained(cls, libraries: tuple[str, ...], forbidden: tuple[str, ...], threads: int = 1) -> WalledSandbox:
        """Return a sandbox without namespaces; its scratch lies in the system's temporary folder."""
        folders: list[str] = []

        def open_slot() -> tuple[Slot, Walls]:
            # A folder for each server: one that was given up may have left what nobody wants to wait for.
            folder = tempfile.mkdtemp(prefix="grader-")
            folders.append(folder)
            os.chmod(folder, 0o711)  # a worker that is nobody must be able to pass through
            walls = Walls(surroundings.readable(forbidden), surroundings.listable(), f"{folder}/work", False, threads)
            return Slot([], libraries, environment(folder, threads), walls.as_told()), walls

        return cls(open_slot, on_close=lambda: _remove(folders))

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
            (self._slot, self._walls), self._workers = self._open_slot(), 0
        self._workers += 1
        return start(self._slot, self._walls, submission, limits)

    def _drop(self) -> None:
        if self._slot is not None:
            self._slot.close()
            self._slot = None


@dataclass(frozen=True)
class Walls:
    """What one assignment's workers may read, and where they write."""

    readable: list[str]
    listable: list[str]
    scratch: str          # a folder that the fork server makes for each worker, and removes
    strict: bool          # namespaces are around its server, so that files and tasks can be counted there
    threads: int = 1      # for one sum

    def as_told(self) -> dict:
        """Return them as worker/zygote.py reads them."""
        return {"readable": self.readable, "listable": self.listable, "scratch": self.scratch,
                "most_files": MOST_FILES if self.strict else 0}

    def order(self, limits: Limits) -> dict:
        """Return the order for one worker, as worker/zygote.py reads it."""
        # Root has no limits that hold: its workers are nobody.  Anybody else's are themselves, with nothing in reach.
        root = os.geteuid() == 0
        return {"limits": limits.of_one_process(), "identity": _NOBODY if root else None,
                "user_namespace": self.strict and root,  # anybody else's server is in one already
                "tasks": limits.processes + _MORE_TASKS if self.strict else 0,
                "environment": environment(self.scratch, self.threads)}


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


def environment(home: str, threads: int = 1) -> dict[str, str]:
    """Return the whole environment of a worker."""
    return {"HOME": home, "TMPDIR": home, "LANG": "C.UTF-8", "PATH": os.defpath, "MPLBACKEND": "Agg",
            "MPLCONFIGDIR": home, "CUDA_VISIBLE_DEVICES": "", **thread_settings(threads)}


def _remove(folders: list[str]) -> None:
    for folder in folders:
        remove_folder(folder)


def _place_files(dialogue: Dialogue, submission: Submission) -> None:
    files = {file.path: file.data for file in submission.files}
    request = Request(secrets.token_hex(8), Op.FILES, args=(files,))
    answer = Answer.read(decode(dialogue.ask(encode(request.value()), 60, 60)), request.id)
    if answer.kind is not AnswerKind.VALUE:
        dialogue.close()
        raise GraderError(f"a worker could not take the submission's files: {answer.text}")
