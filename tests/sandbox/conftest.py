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
from grader.model import Ending, Level, Limits, Submission, SubmittedFile
from grader.sandbox import Sandbox, mechanism_for
from grader.sandbox.watch import MARK
from grader.wire import LIBRARY, STUDENT, Answer, AnswerKind, Op, Request, decode, encode
from tests.walls import require

linux = pytest.mark.skipif(sys.platform != "linux", reason="the trick is Linux's own")
posix = pytest.mark.skipif(os.name != "posix", reason="the trick needs fork or signals")
# `start` gives workers of level process; with this mark a test is run with those of every level.
at_every_level = pytest.mark.parametrize("level", list(Level), ids=lambda level: level.value)
LIMITS = Limits(load_seconds=3, cpu_seconds=20, wall_seconds=20, memory_mb=300, output_mb=1, file_mb=8, processes=12)


def submission(text: str, *others: SubmittedFile) -> Submission:
    """Return a submission of one file with this code, and perhaps others beside it."""
    return Submission("maria", "homework.py", (SubmittedFile("homework.py", text.encode()), *others))


class Talk:
    """A worker of `sandbox` that has loaded `text`."""

    def __init__(self, sandbox: Sandbox, text: str, *others: SubmittedFile, limits: Limits = LIMITS) -> None:
        self.channel = sandbox.connect(submission(text, *others), limits)
        tree = self.channel._tree  # in a namespace of its own, a worker does not know its number here
        self.pid = tree.process.pid if hasattr(tree, "process") else tree._process.pid
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


def gone(pid: int) -> bool:
    """True when the process has ended, whether or not somebody has asked for its status."""
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def until(true: Callable[[], bool]) -> None:
    """Wait a few seconds at most for something that happens in another process."""
    end = time.monotonic() + 5
    while not true():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.01)


@pytest.fixture(scope="session")
def sandboxes():
    """One sandbox for each level, opened at the first test that asks for it: workers of one server, as in a batch."""
    opened: dict[Level, Sandbox] = {}

    def opened_at(level: Level) -> Sandbox:
        require(level)
        if level not in opened:
            opened[level] = mechanism_for(level).open(("numpy",), ("torch", "torchvision"))
        return opened[level]

    yield opened_at
    for sandbox in opened.values():
        sandbox.close()


@pytest.fixture
def level():
    """The level of `start`'s workers, unless a test is parametrized with another."""
    return Level.PROCESS


@pytest.fixture
def start(sandboxes, level):
    """Call it with code to get a worker that has loaded it; every worker is closed afterwards.

    A walled sandbox has one worker at a time: a new one is begun when the one before is closed.
    """
    sandbox = sandboxes(level)
    started: list[Talk] = []

    def start_one(text: str, *others: SubmittedFile, limits: Limits = LIMITS) -> Talk:
        if level is not Level.PROCESS and started:
            started[-1].channel.close()
        started.append(Talk(sandbox, text, *others, limits=limits))
        started[-1].load()
        return started[-1]

    yield start_one
    for talk in started:
        talk.channel.close()
