"""Level `process`: a worker in a process of its own, with a clean environment, limits, and a whole-tree kill.

Tricks inside the process fail here, and time is limited.  It is no containment: student code can read what this user
can read.  The strict wall stands behind the same four doors: ask, printed, cpu_seconds, close.
"""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys
import time
from typing import BinaryIO, NoReturn

from grader.errors import GraderError, WorkerEnded
from grader.model import Cause, Ending, Limits, Submission
from grader.sandbox.pump import Pump
from grader.sandbox.scratch import Scratch
from grader.sandbox.watch import MARK, Watch
from grader.wire import PREFIX, Answer, AnswerKind, Op, Request, WireError, decode, encode, frame_length, framed

_LOOK_EVERY = 0.05  # seconds between two looks at what the worker uses
_START_SECONDS = 120.0  # a first `import torch` from a cold disk
_MB = 2**20


class ProcessWorker:
    """One worker with its scratch folder; answers one request at a time."""

    def __init__(self, submission: Submission, libraries: tuple[str, ...], limits: Limits) -> None:
        self._limits = limits
        self._scratch = Scratch(submission)
        # Both ends are opened before student code runs: it cannot put a link or a pipe in the file's place.
        output = self._scratch.folder / "output"
        printed, self._output = open(output, "wb"), open(output, "rb")
        self._told, self._last_words = 0, ""
        self._buffer = bytearray()
        self._closed, self._used = False, 0.0
        with printed:
            self._process, self._watch = _start(self._scratch, printed, libraries)
        self._pump = Pump(os.dup(self._process.stdout.fileno()), os.dup(self._process.stdin.fileno()))
        self._process.stdin.close()
        self._process.stdout.close()
        self._memory_limit = float("inf")
        self._take_on_limits()

    def ask(self, body: bytes, cpu_seconds: float, wall_seconds: float) -> bytes:
        """Send one request and return the answer's bytes.  Raises WorkerEnded; the worker is gone then."""
        if self._closed:
            raise WorkerEnded(Ending(Cause.CLOSED, "Your code's process had been ended before"))
        unasked = self._pump.receive(0)
        if unasked is None:
            self._end_dead()
        if self._buffer or unasked:
            self._end(Cause.GARBLED, "Your code wrote into the connection that carries its answers")
        now = time.monotonic()
        self._cpu_seconds, self._cpu_end = cpu_seconds, self._watch.cpu_seconds() + cpu_seconds
        self._wall_seconds, self._wall_end = wall_seconds, now + wall_seconds
        self._next_look = now + _LOOK_EVERY
        self._pump.send(framed(body))
        try:
            answer = self._receive(frame_length(self._receive(PREFIX)))
        except WireError as error:
            self._end(Cause.GARBLED, f"Your code's process answered with {error}")
        self._check_output()
        return answer

    def printed(self) -> str:
        """Return what student code printed since the last call: at most 100,000 bytes of it, as text.

        It can be asked for once more when the worker has ended.
        """
        if self._closed:
            text, self._last_words = self._last_words, ""
            return text
        self._output.seek(self._told)
        data = self._output.read(100_000)
        self._told = self._output.seek(0, os.SEEK_END)
        return data.decode("utf-8", "replace")

    def cpu_seconds(self) -> float:
        """Return the processor time that this worker has used, as the system counts it."""
        if not self._closed:
            self._used = self._watch.cpu_seconds()
        return self._used

    def close(self) -> None:
        """End the worker with everything that it started, and remove its folder."""
        if self._closed:
            return
        self._last_words = self.printed()
        self.cpu_seconds()
        self._closed = True
        self._watch.end()
        self._pump.close()
        self._output.close()
        self._scratch.close()

    def _take_on_limits(self) -> None:
        limits = {"memory_bytes": self._limits.memory_mb * _MB, "file_bytes": self._limits.file_mb * _MB,
                  "open_files": self._limits.open_files}
        request = Request("start", Op.START, args=(limits,))
        try:
            answer = Answer.read(decode(self.ask(encode(request.value()), _START_SECONDS, _START_SECONDS)), "start")
        except WorkerEnded as error:
            raise GraderError(f"a worker could not start: {error}") from error
        if answer.kind is not AnswerKind.VALUE:
            self.close()
            raise GraderError(f"a worker could not take on its limits: {answer.text}")
        self._memory_limit = self._watch.memory_bytes() + self._limits.memory_mb * _MB

    def _receive(self, length: int) -> bytes:
        while len(self._buffer) < length:
            dead = self._process.poll() is not None  # what it started may hold its end of the connection open
            chunk = self._pump.receive(self._next_look - time.monotonic())
            if chunk is None or (dead and not chunk):
                self._end_dead()
            self._buffer += chunk
            if time.monotonic() >= self._next_look:
                self._look()
        data = bytes(self._buffer[:length])
        del self._buffer[:length]
        return data

    def _look(self) -> None:
        """End the worker when it is over a limit."""
        if self._watch.cpu_seconds() > self._cpu_end:
            self._end(Cause.CPU, f"Your code was stopped after {_seconds(self._cpu_seconds)} of processor time")
        if time.monotonic() > self._wall_end:
            self._end(Cause.WALL, f"Your code was stopped after {_seconds(self._wall_seconds)} without an answer")
        if self._watch.over_memory(self._memory_limit):
            self._end(Cause.MEMORY, f"Your code used more than {self._limits.memory_text} of memory")
        if self._watch.processes() > self._limits.processes:
            self._end(Cause.PROCESSES, f"Your code started more than {self._limits.processes} processes")
        self._check_output()
        self._next_look = time.monotonic() + _LOOK_EVERY

    def _check_output(self) -> None:
        if os.fstat(self._output.fileno()).st_size > self._limits.output_mb * _MB:
            self._end(Cause.OUTPUT, f"Your code printed more than {self._limits.output_mb} MB")

    def _end_dead(self) -> None:
        """Say how a worker that closed its connection ended."""
        self._check_output()
        try:
            status = self._process.wait(1.0)
        except subprocess.TimeoutExpired:
            self._end(Cause.GARBLED, "Your code closed the connection that carries its answers")
        if status < 0:
            self._end(Cause.EXITED, f"Your code's process was ended by signal {_signal_name(-status)}")
        self._end(Cause.EXITED, f"Your code ended its own process (exit status {status})")

    def _end(self, cause: Cause, text: str) -> NoReturn:
        self.close()
        raise WorkerEnded(Ending(cause, text))


def _start(scratch: Scratch, printed: BinaryIO, libraries: tuple[str, ...]) -> tuple[subprocess.Popen, Watch]:
    mark = secrets.token_hex(8)
    process = subprocess.Popen(
        [sys.executable, "-I", "-c", f"from grader.worker.main import main; main({libraries!r})"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=printed, cwd=scratch.work,
        env=_environment(mark, scratch), start_new_session=True, bufsize=0)
    return process, Watch(process, mark)


def _environment(mark: str, scratch: Scratch) -> dict[str, str]:
    """Return the whole environment of a worker: nothing is inherited but what the system needs to start Python."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    home = str(scratch.work)
    return kept | {
        MARK: mark, "HOME": home, "USERPROFILE": home, "TMPDIR": str(scratch.folder / "tmp"), "LANG": "C.UTF-8",
        "PATH": os.defpath, "MPLBACKEND": "Agg", "MPLCONFIGDIR": str(scratch.folder / "tmp"),
        # Two threads on busy cores were many times slower than one.
        "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1",
        # Hiding the GPU gives the same numbers everywhere, also to code that asks for CUDA if there is one.
        "CUDA_VISIBLE_DEVICES": "",
    }


def _seconds(seconds: float) -> str:
    return f"{seconds:g} s"


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)
