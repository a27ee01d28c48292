"""A whole course in a few lines, and a channel without a process, for tests of what grades.

    course = make_course(tmp_path, checks)            one assignment, `tiny`, that asks for tiny.py
    findings = check(tmp_path, checks, {"double": f}) runs the checks; `f` answers in the place of student code
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from grader.assignment import Assignment, load_assignment
from grader.checker.run import Findings, run_checks
from grader.course import Course, find_course
from grader.model import Submission, SubmittedFile
from grader.wire import STUDENT, Answer, AnswerKind, Handle, Op, Request, decode, encode

REFERENCE = '''\
"""The tiny reference."""

import numpy as np


def double(x):
    """Return 2 x for an array of any shape."""
    ### BEGIN SOLUTION double
    return 2 * np.asarray(x)
    ### END SOLUTION
'''

HEAD = '''\
import numpy as np
import pytest

from grader.checker import *

'''

CHECKS = '''\
@pytest.mark.points(4)
def test_vector(student, reference, rng):
    """`double` doubles a vector."""
    x = rng.normal(size=5)
    assert_close(student.double(x), reference.double(x), within=FLOAT64)


@pytest.mark.hidden
@pytest.mark.points(6)
def test_matrix(student, reference, rng):
    """`double` doubles a matrix."""
    x = rng.normal(size=(2, 3))
    assert_close(student.double(x), reference.double(x), within=FLOAT64)
'''

RIGHT = "def double(x):\n    return x + x\n"
WRONG = "def double(x):\n    return x\n"
DEMONSTRATION = "a published demonstration"


def make_course(folder: Path, text: str = CHECKS, more: str = "", **declared: Any) -> Course:
    """Write a course with these checks into `folder` and return it.

    `declared` replaces fields of assignment.yaml, `more` is added to it.
    """
    worth = [float(n) for n in re.findall(r"mark\.points\(([\d.]+)\)", text)]
    fields = {"id": "tiny", "title": "Tiny homework", "file": "tiny.py", "tasks": "{double: Doubling}",
              "checks": len(worth), "points": sum(worth), **declared}
    limits = "limits: {load_seconds: 2, cpu_seconds: 2, wall_seconds: 5}\n"
    write(folder / "course.yaml", f"name: Tiny course\ndemonstration_secret: {DEMONSTRATION}\n")
    assignment = folder / "assignments" / "tiny"
    write(assignment / "assignment.yaml", "".join(f"{k}: {v}\n" for k, v in fields.items()) + limits + more)
    write(assignment / "checks" / "test_double.py", HEAD + text)
    write(folder / "reference" / "tiny" / "tiny.py", REFERENCE)
    return find_course(folder)


def make_assignment(folder: Path, text: str = CHECKS, **declared: Any) -> Assignment:
    """Return the assignment of a new tiny course."""
    return load_assignment(make_course(folder, text, **declared), "tiny")


def write(path: Path, text: str) -> Path:
    """Write `text` to `path`, making its folder; returns the path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def submission(source: str = RIGHT) -> Submission:
    """Return one student's tiny.py."""
    return Submission("alice", "tiny.py", (SubmittedFile("tiny.py", source.encode()),))


def check(folder: Path, checks: str, names: dict[str, Any] | None = None, *, secret: bytes = b"secret",
          public_only: bool = False, channels: list[FakeChannel] | None = None,
          **more: Any) -> Findings:
    """Run `checks` in a new course, `names` answering; the channels that were started are added to `channels`."""
    started = [] if channels is None else channels

    def connect(limits) -> FakeChannel:
        started.append(FakeChannel({"double": lambda x: 2 * x, **(names or {})}, len(started) + 1))
        return started[-1]

    return run_checks(make_assignment(folder, checks), submission(), connect, secret,
                      public_only=public_only, **more)


class Says(Exception):
    """Raised by a name of FakeChannel: answer with these fields of an Answer instead of a value."""

    def __init__(self, kind: AnswerKind, **fields: Any) -> None:
        super().__init__(kind)
        self.kind, self.fields = kind, fields


class FakeChannel:
    """One worker without a process: functions by name answer, and may raise Says or WorkerEnded."""

    def __init__(self, names: dict[str, Any], number: int = 1) -> None:
        self.names, self.number, self.closed = names, number, False
        self.asked: list[Request] = []
        self.kept: dict[int, Any] = {}
        self.output = ""

    def ask(self, body: bytes, cpu_seconds: float, wall_seconds: float) -> bytes:
        """Answer one request."""
        request = Request.read(decode(body, lambda handle: self.kept[handle.id]))
        self.asked.append(request)
        try:
            answer = Answer(request.id, AnswerKind.VALUE, self._value(request))
        except Says as says:
            answer = Answer(request.id, says.kind, **says.fields)
        return encode(answer.to_value(), opaque=self._keep)

    def printed(self) -> str:
        """Return what was printed since the last call."""
        said, self.output = self.output, ""
        return said

    def cpu_seconds(self) -> float:
        """Return a figure that no real process gave."""
        return 0.25

    def close(self) -> None:
        """Be gone."""
        self.closed = True

    def _value(self, request: Request) -> Any:
        if request.op is Op.LOAD:
            return self._load()
        if request.op is Op.KEEP:
            return self._keep(request.args[0])
        if request.op is Op.FETCH:
            return request.on
        found = self._find(request)
        if request.op is Op.PARAMETERS:
            return list(found.__code__.co_varnames[:found.__code__.co_argcount])
        value = found(*request.args, **request.kwargs) if request.op is Op.CALL else found
        return self._keep(value) if request.keep else value

    def _load(self) -> Any:
        loading: Callable[[], Any] = self.names.get("<load>", lambda: {"left_out": [], "magics": 0, "stand_ins": []})
        return loading()

    def _find(self, request: Request) -> Any:
        on_student = type(request.on) is str and request.on == STUDENT
        found = self.names.get(request.name) if on_student else getattr(request.on, request.name, None)
        if found is None:
            raise Says(AnswerKind.MISSING, text=request.name)
        return found

    def _keep(self, value: Any) -> Handle:
        self.kept[len(self.kept) + 1] = value
        return Handle(len(self.kept), type(value).__name__)
