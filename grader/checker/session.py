"""The one worker that answers, replaced when it dies.

In: `connect`, which starts a worker (this file never learns how).  Out: values, or a Verdict on the running check.
A worker that dies or hangs costs the running check; the next question starts a fresh one.  A file that cannot be
read is read once, and every check is told.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from grader.checker import reading, words
from grader.checker.current import is_hidden, running
from grader.checker.verdict import Verdict
from grader.errors import WorkerEnded
from grader.model import Limits, Outcome
from grader.wire import LIBRARY, STUDENT, Answer, AnswerKind, Handle, Op, Request, WireError, decode, encode

# Of one check, all its questions together.  Many answers that each just keep their limit would else add up to a check
# that run.py calls our own fault.
MOST_SECONDS = 600.0
MOST_FULL_SECONDS = 3600.0   # of a check under the full budget


class Session:
    """Speaks with a submission's worker; one at a time, started at the first question."""

    def __init__(self, connect: Callable[..., Any], file: str, module: str, forbidden: tuple[str, ...],
                 limits: Limits, resolve: Callable[[int, Handle], Any]) -> None:
        """`connect` starts a worker, given its limits and, where it may use another device than the CPU, that device;
        `resolve` makes the object that stands for a handle of the worker with the given number."""
        self._connect, self._resolve = connect, resolve
        self._file, self._module, self._forbidden = file, module, forbidden
        self.limits = limits
        self.float32 = False            # send arrays of float64 as float32
        self.device = "cpu"             # what the worker may use
        self.most_seconds = MOST_SECONDS
        self.worker = 0                 # which worker answers now; objects of an earlier one are gone
        self.notes: dict[str, None] = {}
        self._stubs: dict[str, str] = {}   # what public checks told of functions that are not implemented
        self._names: tuple[str, ...] | None = None  # functions and classes that the file has, where that is known
        self._channel: Any = None
        self._unreadable: Verdict | None = None
        self._was_read, self._failed_readings = False, 0
        self._last_words = ""           # what a worker that has ended had printed
        self._size = 0                  # of the last answer, in bytes
        self._spent = 0.0               # processor seconds of the workers that have ended
        self._call_limits = (limits.cpu_seconds, limits.wall_seconds)

    def ask(self, what: str, op: Op, on: Any = STUDENT, name: str = "", args: tuple = (), kwargs: dict | None = None,
            keep: bool = False) -> Any:
        """Return the value that the worker answers; raises Verdict for every other answer.

        `what` is how the student knows the thing that is asked for: "`forward`".
        """
        now = running.get()
        if now is not None:
            now.asked += 1
            if now.waited > self.most_seconds:
                raise words.too_long_together(self.most_seconds)
        self._ensure_worker()
        if self.float32 and op is not Op.KEEP:  # what is kept is fetched again, and compared as it was
            args, kwargs = _shortened(args), _shortened(kwargs or {})
        answer = self._exchange(Request(secrets.token_hex(8), op, on, name, args, kwargs or {}, keep), what,
                                *self._call_limits)
        if answer.kind is not AnswerKind.VALUE:
            if now is not None:
                now.evidence.stopped(answer.kind.value, answer.error, answer.text)
            raise self._as_told_before(
                what, words.verdict_for(answer, what, self._forbidden, self.limits.memory_text, self._names))
        if now is not None:
            now.returned_none = what if op is Op.CALL and on != LIBRARY and answer.value is None else ""
        # What parameters are called says nothing about a mistake, and would tell equal answers apart.
        if now is not None and op is not Op.PARAMETERS:
            now.evidence.heard(answer.value, self._size)
        return answer.value

    def use_limits(self, limits: Limits) -> None:
        """Go on under `limits`; a worker that has taken on other ones is ended, the next question starts another."""
        if limits != self.limits:
            self.restart()
        self.limits, self._call_limits = limits, (limits.cpu_seconds, limits.wall_seconds)

    def use_device(self, device: str) -> None:
        """Go on with a worker that may use `device` beside the CPU, and no other one."""
        if device != self.device:
            self.restart()
        self.device = device

    @contextmanager
    def limited(self, cpu_seconds: float) -> Iterator[None]:
        """Let each call in the block use `cpu_seconds` of processor time, and four times that on the clock."""
        before = self._call_limits
        self._call_limits = (cpu_seconds, 4 * cpu_seconds + 10)
        try:
            yield
        finally:
            self._call_limits = before

    def cpu_seconds(self) -> float:
        """Return the processor time that this submission's workers have used, as the system counts it."""
        return self._spent + (self._channel.cpu_seconds() if self._channel else 0.0)

    def printed(self) -> str:
        """Return what student code has printed since the last call."""
        text = self._last_words + (self._channel.printed() if self._channel else "")
        self._last_words = ""
        return text

    def restart(self) -> None:
        """End the worker; the next question starts a fresh one that knows nothing of what was asked before."""
        if self._channel is not None:
            self._spent = self.cpu_seconds()
            self._channel.close()
            self._last_words += self._channel.printed()
            self._channel = None

    def _as_told_before(self, what: str, verdict: Verdict) -> Verdict:
        """Tell of a stub in a hidden check what was told of it in a public one: that cannot hold a hidden case."""
        if verdict.outcome is Outcome.MISSING:
            verdict.message = (self._stubs.get(what, verdict.message) if is_hidden()
                               else self._stubs.setdefault(what, verdict.message))
        return verdict

    def _ensure_worker(self) -> None:
        if self._unreadable:
            raise self._unreadable.again()
        if self._channel is None:
            device = () if self.device == "cpu" else (self.device,)
            self._channel = self._connect(self.limits, *device)
            self.worker += 1
            try:
                self._load()
            except BaseException:
                self.restart()  # a worker that did not read the file must not answer for it
                raise

    def _load(self) -> None:
        what = {"file": self._file, "module": self._module, "forbidden": self._forbidden,
                "seconds": self.limits.load_seconds}
        request = Request(secrets.token_hex(8), Op.LOAD, args=(what,))
        hard = 2 * self.limits.load_seconds + 10
        try:
            answer = self._exchange(request, f"the top level of {self._file}", hard, 4 * hard)
            if answer.kind is not AnswerKind.VALUE:
                raise (reading.unreadable(answer, self._file) if self.worker == 1
                       else reading.unreadable_again(self._file))
        except Verdict as verdict:
            # Once read, the file can be read: a busy machine may make one more reading fail, not two.
            self._failed_readings += 1
            verdict.unread = not self._was_read
            if not self._was_read or self._failed_readings > 1:
                self._unreadable = verdict
            raise
        self._was_read, self._failed_readings = True, 0
        if self.worker == 1:  # the file is the same for all; a later worker may tell what an earlier one was asked
            self.notes |= dict.fromkeys(reading.loading_notes(answer.value, self._forbidden))
            self._names = reading.told_names(answer.value)

    def _exchange(self, request: Request, what: str, cpu_seconds: float, wall_seconds: float) -> Answer:
        number = self.worker
        body = encode(request.value(), opaque=self._handle_of)  # Refused here is our fault, not the student's
        try:
            answer = self._timed(body, cpu_seconds, wall_seconds)
            self._size = len(answer)
            return Answer.read(decode(answer, lambda handle: self._resolve(number, handle)), request.id)
        except WorkerEnded as error:
            verdict = words.ended(error.ending, what)
        except WireError as error:
            verdict = words.garbled(str(error), what)
        self.restart()
        raise verdict

    def _timed(self, body: bytes, cpu_seconds: float, wall_seconds: float) -> bytes:
        began, now = time.monotonic(), running.get()
        try:
            return self._channel.ask(body, cpu_seconds, wall_seconds)
        finally:
            if now is not None:
                now.waited += time.monotonic() - began

    def _handle_of(self, thing: object) -> Handle:
        handle = getattr(type(thing), "handle_in", None)
        if handle is None:
            raise TypeError(f"a check sends an object of type {type(thing).__name__}; "
                            "plain values and Remotes can be sent")
        return handle(thing, self.worker)


def _shortened(value: Any) -> Any:
    """`value` with float32 arrays in the place of float64 ones."""
    if type(value) is np.ndarray and value.dtype == np.float64:
        return value.astype(np.float32)
    if type(value) in (list, tuple):
        return type(value)(_shortened(item) for item in value)
    return {key: _shortened(item) for key, item in value.items()} if type(value) is dict else value
