"""Ask a worker under limits, and say how it ended.

In: a `Tree` (what measures and kills the worker), the two ends of its wire, the file that it prints into.
Out: answers, or WorkerEnded with cause and text.  Every level of isolation speaks through this file.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from typing import BinaryIO, NoReturn, Protocol

from grader.errors import WorkerEnded
from grader.model import Cause, Ending, Limits
from grader.sandbox.pump import Pump
from grader.wire import MAX_ANSWER, PREFIX, WireError, frame_length, framed

_LOOK_EVERY = 0.05  # seconds between two looks at what the worker uses
_MOST_PRINTED = 100_000  # bytes that one call of `printed` returns
_MOST_THREADS = 256     # of one worker: more than honest code has, less than a machine's table of processes
_MB = 2**20


class Tree(Protocol):
    """A worker with every process that it started, seen from outside."""

    def cpu_seconds(self) -> float: ...

    def memory_bytes(self) -> int: ...

    def over_memory(self, limit: float) -> bool: ...

    def processes(self) -> int: ...

    def threads(self) -> int: ...

    def end(self) -> None:
        """Kill it all; the worker can no longer run when this returns."""

    def stopped(self) -> Ending | None:
        """Return why it was stopped by what waits for it, once `status` is known; None when nobody there did."""

    def status(self, seconds: float) -> int | None:
        """Return the exit status (negative: a signal's number), or None when it runs on after `seconds`."""


class Dialogue:
    """One worker; answers one request at a time."""

    def __init__(self, tree: Tree, reader: int, writer: int, printed: BinaryIO, limits: Limits,
                 on_close: Callable[[], None] = lambda: None) -> None:
        """`reader`, `writer` and `printed` (open for reading) belong to this object from now on."""
        self._tree, self._limits, self._on_close = tree, limits, on_close
        self._pump = Pump(reader, writer)
        self._printed, self._told, self._last_words = printed, 0, ""
        self._buffer = bytearray()
        self._closed, self._used = False, 0.0
        self._memory_limit = float("inf")

    def limit_memory(self) -> None:
        """From now on, count memory beyond what the worker's libraries use by now."""
        self._memory_limit = self._tree.memory_bytes() + self._limits.memory_mb * _MB

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
        self._cpu_seconds, self._cpu_end = cpu_seconds, self._tree.cpu_seconds() + cpu_seconds
        self._wall_seconds, self._wall_end = wall_seconds, now + wall_seconds
        self._next_look = now + _LOOK_EVERY
        self._pump.send(framed(body))
        try:
            answer = self._receive(frame_length(self._receive(PREFIX), MAX_ANSWER))
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
        self._printed.seek(self._told)
        data = self._printed.read(_MOST_PRINTED)
        self._told = self._printed.seek(0, os.SEEK_END)
        return data.decode("utf-8", "replace")

    def cpu_seconds(self) -> float:
        """Return the processor time that this worker has used, as the system counts it."""
        if not self._closed:
            self._used = self._tree.cpu_seconds()
        return self._used

    def close(self) -> None:
        """End the worker with everything that it started, and what belongs to it."""
        if self._closed:
            return
        self._last_words = self.printed()
        self.cpu_seconds()
        self._closed = True
        self._tree.end()
        self._pump.close()
        self._printed.close()
        self._on_close()

    def _receive(self, length: int) -> bytes:
        while len(self._buffer) < length:
            chunk = self._pump.receive(self._next_look - time.monotonic())
            # What a dead worker has started may hold its end of the connection open.
            if chunk is None or (not chunk and self._tree.status(0) is not None):
                self._end_dead()
            self._buffer += chunk
            if time.monotonic() >= self._next_look:
                self._look()
        data = bytes(self._buffer[:length])
        del self._buffer[:length]
        return data

    def _look(self) -> None:
        """End the worker when it is over a limit."""
        if self._tree.cpu_seconds() > self._cpu_end:
            self._end(Cause.CPU, f"Your code was stopped after {self._cpu_seconds:g} s of processor time")
        if time.monotonic() > self._wall_end:
            self._end(Cause.WALL, f"Your code was stopped after {self._wall_seconds:g} s without an answer")
        if self._tree.over_memory(self._memory_limit):
            self._end(Cause.MEMORY, f"Your code used more than {self._limits.memory_text} of memory")
        if self._tree.processes() > self._limits.processes:
            self._end(Cause.PROCESSES, f"Your code started more than {self._limits.processes} processes")
        if self._tree.threads() > _MOST_THREADS:
            self._end(Cause.PROCESSES, f"Your code started more than {_MOST_THREADS} threads")
        self._check_output()
        self._next_look = time.monotonic() + _LOOK_EVERY

    def _check_output(self) -> None:
        if os.fstat(self._printed.fileno()).st_size > self._limits.output_mb * _MB:
            self._end(Cause.OUTPUT, f"Your code printed more than {self._limits.output_mb} MB")

    def _end_dead(self) -> NoReturn:
        """Say how a worker that closed its connection ended."""
        self._check_output()
        status = self._tree.status(1.0)
        if status is None:
            self._end(Cause.GARBLED, "Your code closed the connection that carries its answers")
        if stopped := self._tree.stopped():
            self._end(stopped.cause, stopped.text)
        if status < 0:
            self._end(Cause.EXITED, f"Your code's process was ended by signal {_signal_name(-status)}")
        self._end(Cause.EXITED, f"Your code ended its own process (exit status {status})")

    def _end(self, cause: Cause, text: str) -> NoReturn:
        self.close()
        raise WorkerEnded(Ending(cause, text))


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)
