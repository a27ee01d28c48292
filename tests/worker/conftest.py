"""A real worker without limits, to ask one thing at a time: what it promises is about a process."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from grader.wire import PREFIX, STUDENT, Answer, AnswerKind, Handle, Op, Request, decode, encode, frame_length, framed


class Talk:
    """A worker process in `folder`; `ask` gives its Answer, the methods below it give the answer's value."""

    def __init__(self, folder: Path, libraries: tuple[str, ...] = ()) -> None:
        self.folder, self._ids = folder, itertools.count()
        self.output = folder / "printed.txt"
        with open(self.output, "wb") as printed:
            self.process = subprocess.Popen(
                [sys.executable, "-I", "-c", f"from grader.worker.main import main; main({libraries!r})"],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=printed, cwd=folder,
                env={"PATH": os.defpath, "OMP_NUM_THREADS": "1"})

    def ask(self, op: Op, *args: Any, on: Any = STUDENT, name: str = "", keep: bool = False, **kwargs: Any) -> Answer:
        request = Request(str(next(self._ids)), op, on, name, args, kwargs, keep)
        self.process.stdin.write(framed(encode(request.value())))
        self.process.stdin.flush()
        body = self.process.stdout.read(frame_length(self.process.stdout.read(PREFIX)))
        return Answer.read(decode(body), request.id)

    def try_load(self, text: str | bytes, file: str = "homework.py", module: str = "homework",
                 forbidden: tuple[str, ...] = (), seconds: float = 5.0) -> Answer:
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if type(text) is bytes else text.encode())
        what = {"file": file, "module": module, "forbidden": forbidden, "seconds": seconds}
        return self.ask(Op.LOAD, what)

    def load(self, text: str | bytes, **how: Any) -> dict:
        return value_of(self.try_load(text, **how))

    def get(self, name: str) -> Any:
        return value_of(self.ask(Op.GET, name=name))

    def call(self, name: str, *args: Any, **kwargs: Any) -> Any:
        return value_of(self.ask(Op.CALL, *args, name=name, **kwargs))

    def kept(self, name: str, *args: Any) -> Handle:
        return value_of(self.ask(Op.CALL, *args, name=name, keep=True))

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()


def value_of(answer: Answer) -> Any:
    assert answer.kind is AnswerKind.VALUE, answer
    return answer.value


@pytest.fixture
def worker(tmp_path):
    """A fresh worker in an empty folder."""
    talk = Talk(tmp_path)
    yield talk
    talk.end()
