"""grader/sandbox/dialogue.py: a worker that ends itself is told as such, whatever else lives on."""

from __future__ import annotations

import pytest

from grader.model import Cause
from tests.sandbox.conftest import at_every_level, gone, posix, until


@at_every_level
@pytest.mark.parametrize("status", [0, 3])
def test_ending_its_own_process_is_told_with_its_status(start, status):
    ending = start(f"import os\ndef f():\n    os._exit({status})\n").ending("f")

    assert (ending.cause, ending.text) == (Cause.EXITED, f"Your code ended its own process (exit status {status})")


@at_every_level
@posix
@pytest.mark.parametrize("name", ["SIGSEGV", "SIGKILL", "SIGABRT"])
def test_a_signal_that_ends_it_is_named(start, name):
    ending = start(f"import os, signal\ndef f():\n    os.kill(os.getpid(), signal.{name})\n").ending("f")

    assert (ending.cause, ending.text) == (Cause.EXITED, f"Your code's process was ended by signal {name}")


@at_every_level
@posix
def test_a_process_that_ends_between_two_questions_is_told_as_an_end(start):
    talk = start("import os, signal\ndef f():\n    signal.signal(signal.SIGALRM, signal.SIG_DFL)\n"
                 "    signal.setitimer(signal.ITIMER_REAL, 0.05)\n")
    talk.call("f")
    until(lambda: gone(talk.pid))

    ending = talk.ending("f")

    assert (ending.cause, ending.text) == (Cause.EXITED, "Your code's process was ended by signal SIGALRM")


@posix
def test_an_end_is_seen_although_a_child_holds_the_connection_open(start):
    talk = start("import os, time\ndef f():\n    if os.fork() == 0:\n        time.sleep(60)\n    os._exit(4)\n")

    ending = talk.ending("f", wall_seconds=30)

    assert (ending.cause, ending.text) == (Cause.EXITED, "Your code ended its own process (exit status 4)")


@at_every_level
def test_a_worker_that_is_gone_says_so_and_can_be_closed_again(start):
    talk = start("import os\ndef f():\n    os._exit(0)\n")
    talk.ending("f")

    assert talk.ending("f").cause is Cause.CLOSED
    talk.channel.close()
