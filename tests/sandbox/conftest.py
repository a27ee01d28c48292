"""Hostile submissions in real workers, and one line to ask them something."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from grader.errors import WorkerEnded
from grader.model import Ending, Limits, Submission, SubmittedFile
from grader.sandbox.process import start_process
from grader.sandbox.watch import MARK
from grader.wire import LIBRARY, STUDENT, Answer, AnswerKind, Op, Request, decode, encode

linux = pytest.mark.skipif(sys.platform != "linux", reason="the trick is Linux's own")
posix = pytest.mark.skipif(os.name != "posix", reason="the trick needs fork or signals")
LIMITS = Limits(load_seconds=3, cpu_seconds=20, wall_seconds=20, memory_mb=300, output_mb=1, file_mb=8, processes=12)


def submission(text: str, *others: SubmittedFile) -> Submission:
    """Return a submission of one file with this code, and perhaps others beside it."""
    return Submission("maria", "homework.py", (SubmittedFile("homework.py", text.encode()), *others))


class Talk:
    """A worker of the sandbox that has loaded `text`."""

    def __init__(self, text: str, *others: SubmittedFile, limits: Limits = LIMITS) -> None:
        self.channel = start_process(submission(text, *others), (), limits)
        self.pid = self.ask(Op.CALL, name="os.getpid", on=LIBRARY).value
        self.folder = Path(self.ask(Op.CALL, name="os.getcwd", on=LIBRARY).value).parent
        self._mark = self.ask(Op.CALL, MARK, name="os.getenv", on=LIBRARY).value

    def ask(self, op: Op, *args: Any, name: str = "", on: str = STUDENT, cpu_seconds: float = 20,
            wall_seconds: float = 20) -> Answer:
        body = encode(Request("q", op, on, name, args).value())
        return Answer.read(decode(self.channel.ask(body, cpu_seconds, wall_seconds)), "q")

    def load(self) -> None:
        what = {"file": "homework.py", "module": "homework", "forbidden": (), "seconds": 3.0}
        assert self.ask(Op.LOAD, what).value["left_out"] == []

    def call(self, name: str, *args: Any, **limits: float) -> Any:
        answer = self.ask(Op.CALL, *args, name=name, **limits)
        assert answer.kind is AnswerKind.VALUE, answer
        return answer.value

    def processes(self) -> list[int]:
        """Return every process that this worker started and that is alive, itself among them (Linux)."""
        alive = (process for process in psutil.process_iter(["environ", "status"])
                 if process.info["status"] != psutil.STATUS_ZOMBIE)
        return [process.pid for process in alive if (process.info["environ"] or {}).get(MARK) == self._mark]

    def ending(self, name: str, *args: Any, **limits: float) -> Ending:
        """Return how the worker ended while it did `name`."""
        with pytest.raises(WorkerEnded) as caught:
            self.call(name, *args, **limits)
        return caught.value.ending


def until(true: Callable[[], bool]) -> None:
    """Wait a few seconds at most for something that happens in another process."""
    end = time.monotonic() + 5
    while not true():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.01)


@pytest.fixture
def start():
    """Call it with code to get a worker that has loaded it; every worker is closed afterwards."""
    started: list[Talk] = []

    def start_one(text: str, *others: SubmittedFile, limits: Limits = LIMITS) -> Talk:
        started.append(Talk(text, *others, limits=limits))
        started[-1].load()
        return started[-1]

    yield start_one
    for talk in started:
        talk.channel.close()
