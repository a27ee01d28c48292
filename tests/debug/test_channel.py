"""The channel that answers from this process: it answers like a worker, and leaves nothing behind."""

from __future__ import annotations

import os
import sys
import time

import pytest

from grader.checker.current import Running, running
from grader.debug.channel import InProcess
from grader.model import Check, Visibility
from grader.wire import Answer, AnswerKind, Op, Request, decode, encode
from tests.tiny_course import write

SOURCE = '''\
import torch
import helper_of_tiny


def double(x):
    return helper_of_tiny.twice(x)


def interrupted(x):
    raise KeyboardInterrupt


def unfinished(x):
    raise NotImplementedError
'''


@pytest.fixture
def folder(tmp_path):
    write(tmp_path / "helper_of_tiny.py", "def twice(x):\n    return 2 * x\n")
    write(tmp_path / "tiny.py", SOURCE)
    return tmp_path


@pytest.fixture
def said():
    return []


@pytest.fixture
def channel(folder, said):
    """A channel that has read tiny.py, where torch is not allowed."""
    made = InProcess(folder, ("numpy",), said.append)
    ask(made, Op.LOAD, args=({"file": "tiny.py", "module": "tiny", "forbidden": ("torch",), "seconds": 60.0},))
    yield made
    made.close()


def ask(channel, op, name="", args=()):
    body = encode(Request("1", op, name=name, args=args).value())
    return Answer.read(decode(channel.ask(body, 1.0, 1.0)), "1")


def test_student_code_answers_with_the_files_beside_it(channel):
    assert ask(channel, Op.CALL, "double", (21,)).value == 42


def test_ctrl_c_in_student_code_reaches_the_checks(channel):
    with pytest.raises(KeyboardInterrupt):
        ask(channel, Op.CALL, "interrupted", (1,))


def test_a_function_that_is_not_written_yet_needs_no_traceback(channel, said):
    answer = ask(channel, Op.CALL, "unfinished", (1,))

    assert (answer.kind, said) == (AnswerKind.MISSING, [])


def test_a_call_with_other_arguments_is_told_without_our_own_lines(channel, said):
    ask(channel, Op.CALL, "double", (1, 2))

    assert "TypeError" in said[0] and "requests.py" not in said[0]


def test_time_at_a_breakpoint_is_not_counted_as_waiting(channel, monkeypatch):
    now = Running(Check("vector", "double", "It doubles.", Visibility.PUBLIC, 1.0))
    clock = iter([100.0, 1100.0])
    token = running.set(now)
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))

    ask(channel, Op.CALL, "double", (1,))

    running.reset(token)
    assert now.waited == -1000.0


def test_close_leaves_this_process_as_it_was(folder, said):
    before = os.getcwd(), list(sys.path), list(sys.meta_path), set(sys.modules)
    channel = InProcess(folder, ("numpy",), said.append)
    ask(channel, Op.LOAD, args=({"file": "tiny.py", "module": "tiny", "forbidden": ("no_such_library",),
                                 "seconds": 60.0},))

    channel.close()

    assert (os.getcwd(), sys.path, sys.meta_path) == before[:3]
    assert not {"tiny", "helper_of_tiny"} & (set(sys.modules) - before[3])
