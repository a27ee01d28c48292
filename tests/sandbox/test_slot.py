"""grader/sandbox/slot.py: when a fork server that speaks its language is waited for, and when it is given up.

The servers here are no fork servers: they say what a test has them say, and then what they are is told as the worker.
"""

from __future__ import annotations

import signal
import sys

import psutil
import pytest

from grader.errors import GraderError
from grader.sandbox import slot as slot_module
from grader.sandbox.slot import Slot
from tests.sandbox.conftest import gone, linux, until

pytestmark = linux
# It stands in Python's place in the command line, and so gets what Python would have got: the program, as last word.
_SERVER = """
import re, signal, socket, subprocess, sys
channel = socket.socket(fileno=int(re.search(r"main[(]([0-9]+)", sys.argv[-1]).group(1)))
def say(text):
    channel.send(text.encode())
def listen():
    channel.recv(1 << 18)
say('{"ready": true}')
listen()
say('{"born": true}')
"""
_ENDED = "say('{\"ended\": 0, \"too_many_files\": false}')\n"


@pytest.fixture
def serve():
    """serve(steps): a Slot whose server does `steps` after the birth of its first worker."""
    slots: list[Slot] = []

    def serve_one(steps: str, cleaning_seconds: float = 20) -> Slot:
        slots.append(Slot([sys.executable, "-c", _SERVER + steps], (), {}, {}, cleaning_seconds=cleaning_seconds))
        return slots[-1]

    yield serve_one
    for slot in slots:
        slot.close()


def test_an_end_is_told_while_what_the_worker_left_is_still_there(serve):
    slot = serve(_ENDED + "signal.pause()\n")
    slot.fork({}, ())

    assert slot.wait() == (0, False)


def test_a_server_that_cleans_for_too_long_is_given_up_at_the_next_fork(serve):
    slot = serve(_ENDED + "signal.pause()\n", cleaning_seconds=0.05)
    server = slot.fork({}, ())
    slot.wait()

    with pytest.raises(GraderError, match="did not say 'cleaned'"):
        slot.fork({}, ())

    until(lambda: gone(server.pid))


def test_the_next_fork_waits_until_the_last_worker_s_files_are_removed(serve):
    slot = serve(_ENDED + "signal.sigtimedwait([], 0.2)\nsay('{\"cleaned\": true}')\nlisten()\n"
                 "say('{\"born\": true}')\nsignal.pause()\n")
    first = slot.fork({}, ())
    slot.wait()

    assert slot.fork({}, ()).pid == first.pid


def test_a_worker_that_was_stopped_for_its_files_is_told_so(serve):
    slot = serve("say('{\"ended\": -9, \"too_many_files\": true}')\nsignal.pause()\n")
    slot.fork({}, ())

    assert slot.wait() == (-signal.SIGKILL, True)


def test_closing_does_not_wait_for_a_process_that_the_kernel_cannot_end_yet(serve, monkeypatch):
    """One that has slipped out of the server's group holds its standard error, as one in the kernel's hands would."""
    monkeypatch.setattr(slot_module, "_END_SECONDS", 0.1)
    slot = serve("other = subprocess.Popen(['sleep', '60'], start_new_session=True)\nsay(f'{{\"ended\": {other.pid}, "
                 "\"too_many_files\": false}}')\nsignal.pause()\n")
    server = slot.fork({}, ())
    other = psutil.Process(slot.wait()[0])

    slot.close()

    assert other.is_running() and gone(server.pid)
    other.kill()
