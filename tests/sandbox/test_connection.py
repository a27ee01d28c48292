"""grader/sandbox/dialogue.py: writing into the connection wins nothing."""

from __future__ import annotations

import time

import numpy as np
import psutil
import pytest

from grader.model import Cause
from grader.wire import MAX_ANSWER, WireError
from tests.sandbox.conftest import at_every_level, linux, posix, until

DESCRIPTORS = "import os, struct, time\nOPEN = [fd for fd in range(3, 64) if os.path.exists(f'/proc/self/fd/{fd}')]\n"
EVERYWHERE = DESCRIPTORS + """
def everywhere(data):
    for descriptor in OPEN:
        try:
            os.write(descriptor, data)
        except OSError:
            pass
"""


@at_every_level
@linux
@pytest.mark.parametrize("data, words", [
    ("b'x' * 100", "claims"),
    ("struct.pack('<Q', 2**62)", "claims 4611686018427387904 bytes"),
    (f"struct.pack('<Q', {MAX_ANSWER + 1})", f"claims {MAX_ANSWER + 1} bytes"),
])
def test_nonsense_in_the_connection_is_garbled(start, data, words):
    ending = start(EVERYWHERE + f"def f():\n    everywhere({data})\n    time.sleep(30)\n").ending("f")

    assert ending.cause is Cause.GARBLED
    assert words in ending.text


@at_every_level
@linux
def test_a_frame_that_is_claimed_and_never_comes_ends_with_the_clock(start):
    talk = start(EVERYWHERE + f"def f():\n    everywhere(struct.pack('<Q', {MAX_ANSWER}))\n    time.sleep(30)\n")
    before = psutil.Process().memory_info().rss

    ending = talk.ending("f", wall_seconds=0.5)

    assert ending.cause is Cause.WALL
    assert psutil.Process().memory_info().rss - before < MAX_ANSWER // 4


FORGED = EVERYWHERE + """
def forged():
    from grader.wire import Answer, AnswerKind, encode, framed
    return framed(encode(Answer("guess", AnswerKind.VALUE, 42).to_value()))
def f():
    everywhere(forged())
    return 1
def later():
    import threading
    threading.Timer(0.1, lambda: everywhere(forged())).start()
def g():
    return 1
"""


@at_every_level
@linux
def test_a_forged_answer_before_the_true_one_is_no_answer_to_the_question(start):
    talk = start(FORGED)

    with pytest.raises(WireError, match="another question"):
        talk.call("f")


@at_every_level
@linux
def test_what_is_left_over_after_an_answer_ends_the_worker_at_the_next_question(start):
    talk = start(FORGED)
    with pytest.raises(WireError):
        talk.call("f")
    time.sleep(0.2)  # the true answer comes behind the forged one

    ending = talk.ending("g")

    assert ending.cause is Cause.GARBLED
    assert ending.text == "Your code wrote into the connection that carries its answers"


@at_every_level
@linux
def test_an_answer_that_nobody_asked_for_ends_the_worker(start):
    talk = start(FORGED)
    talk.call("later")
    time.sleep(0.5)

    assert talk.ending("g").cause is Cause.GARBLED


@at_every_level
@linux
def test_closing_every_descriptor_is_an_end(start):
    ending = start(DESCRIPTORS + "def f():\n    os.closerange(0, 256)\n").ending("f")

    assert ending.cause in (Cause.EXITED, Cause.GARBLED)


@at_every_level
@linux
def test_closing_every_descriptor_and_staying_alive_is_garbled(start):
    ending = start(DESCRIPTORS + "def f():\n    os.closerange(0, 256)\n    time.sleep(30)\n").ending("f")

    assert (ending.cause, ending.text) == (Cause.GARBLED, "Your code closed the connection that carries its answers")


@at_every_level
@posix
def test_a_worker_that_never_reads_does_not_hold_the_grader(start):
    talk = start("import os, signal\ndef f():\n"
                 "    signal.signal(signal.SIGALRM, lambda *_: __import__('time').sleep(60))\n"
                 "    signal.setitimer(signal.ITIMER_REAL, 0.05)\ndef g(x):\n    return 1\n")
    talk.call("f")
    until(lambda: psutil.Process(talk.pid).status() == psutil.STATUS_SLEEPING)
    time.sleep(0.2)  # until its alarm has rung: it reads nothing from then on

    ending = talk.ending("g", np.zeros(50_000_000, np.uint8), wall_seconds=1.0)

    assert ending.cause is Cause.WALL
    assert not psutil.pid_exists(talk.pid)
