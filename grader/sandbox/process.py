"""Level `process`: a worker in a process of its own, with a clean environment, limits, and a whole-tree kill.

Tricks inside the process fail here, and time is limited.  It is no containment: student code can read what this user
can read.
"""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from typing import BinaryIO

from grader.errors import GraderError, WorkerEnded
from grader.model import Limits, Submission
from grader.sandbox.dialogue import Dialogue
from grader.sandbox.scratch import Scratch
from grader.sandbox.threads import thread_settings
from grader.sandbox.watch import MARK, Watch
from grader.wire import Answer, AnswerKind, Op, Request, decode, encode

_START_SECONDS = 120.0  # a first `import torch` from a cold disk
# Ctrl-C in the student's terminal is for the grader alone.  Windows has no sessions, and a flag of its own for this.
_OWN_GROUP = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)


class ProcessSandbox:
    """Starts a fresh Python for each worker."""

    def __init__(self, libraries: tuple[str, ...], _forbidden: tuple[str, ...], threads: int = 1) -> None:
        """What is forbidden is met by stand-ins alone at this level."""
        self._libraries, self._threads = libraries, threads

    def connect(self, submission: Submission, limits: Limits, device: str = "cpu") -> Dialogue:
        """Return a fresh worker that may use `device`; raises GraderError when it cannot start."""
        return start_process(submission, self._libraries, limits, self._threads, device)

    def close(self) -> None:
        """Nothing outlives its worker."""


def start_process(submission: Submission, libraries: tuple[str, ...], limits: Limits, threads: int = 1,
                  device: str = "cpu") -> Dialogue:
    """Return a new worker that holds `submission`'s files; raises GraderError when it cannot start."""
    scratch = Scratch(submission)
    # Both ends are opened before student code runs: it cannot put a link or a pipe in the file's place.
    output = scratch.folder / "output"
    with open(output, "wb") as printed:
        process, watch = _start(scratch, printed, libraries, threads, device)
    reader, writer = os.dup(process.stdout.fileno()), os.dup(process.stdin.fileno())
    process.stdin.close()
    process.stdout.close()
    dialogue = Dialogue(watch, reader, writer, open(output, "rb"), limits, on_close=scratch.close)
    _take_on_limits(dialogue, limits, device)
    return dialogue


def _take_on_limits(dialogue: Dialogue, limits: Limits, device: str) -> None:
    # The driver of a GPU reserves more address space than the machine has memory: what is resident is watched instead.
    unbounded = {} if device == "cpu" else {"memory_bytes": 0}
    request = Request("start", Op.START, args=(limits.of_one_process() | unbounded,))
    try:
        answer = Answer.read(decode(dialogue.ask(encode(request.value()), _START_SECONDS, _START_SECONDS)), "start")
    except WorkerEnded as error:
        raise GraderError(f"a worker could not start: {error}") from error
    if answer.kind is not AnswerKind.VALUE:
        dialogue.close()
        raise GraderError(f"a worker could not take on its limits: {answer.text}")
    dialogue.limit_memory()


def _start(scratch: Scratch, printed: BinaryIO, libraries: tuple[str, ...],
           threads: int, device: str) -> tuple[subprocess.Popen, Watch]:
    mark = secrets.token_hex(8)
    process = subprocess.Popen(
        [sys.executable, "-I", "-c", f"from grader.worker.main import main; main({libraries!r}, {device!r})"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=printed, cwd=scratch.work,
        env=_environment(mark, scratch, threads, device), start_new_session=True, creationflags=_OWN_GROUP, bufsize=0)
    return process, Watch(process, mark)


def _environment(mark: str, scratch: Scratch, threads: int, device: str) -> dict[str, str]:
    """Return the whole environment of a worker: nothing is inherited but what the system needs to start Python."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    # Hiding the GPU gives the same numbers everywhere, also to code that asks for CUDA if there is one.
    hidden = {"CUDA_VISIBLE_DEVICES": os.environ.get("CUDA_VISIBLE_DEVICES") if device == "cuda" else ""}
    home = str(scratch.work)
    return kept | {
        MARK: mark, "HOME": home, "USERPROFILE": home, "TMPDIR": str(scratch.folder / "tmp"), "LANG": "C.UTF-8",
        "PATH": os.defpath, "MPLBACKEND": "Agg", "MPLCONFIGDIR": str(scratch.folder / "tmp"),
        **thread_settings(threads), **{name: value for name, value in hidden.items() if value is not None},
    }
