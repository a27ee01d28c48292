"""grader/sandbox/dialogue.py: each limit ends the worker, with its cause and a sentence."""

from __future__ import annotations

import pytest

from grader.model import Cause, Level
from grader.wire import Op
from tests.sandbox.conftest import at_every_level, linux, posix


@at_every_level
def test_a_loop_is_stopped_by_its_processor_time(start):
    ending = start("def f():\n    while True: pass\n").ending("f", cpu_seconds=0.3)

    assert (ending.cause, ending.text) == (Cause.CPU, "Your code was stopped after 0.3 s of processor time")


@at_every_level
def test_a_sleep_is_stopped_by_the_clock(start):
    ending = start("import time\ndef f():\n    time.sleep(60)\n").ending("f", wall_seconds=0.4)

    assert (ending.cause, ending.text) == (Cause.WALL, "Your code was stopped after 0.4 s without an answer")


@at_every_level
@pytest.mark.slow  # works for two seconds
def test_the_processor_time_of_one_call_is_not_held_against_the_next(start):
    talk = start("import time\ndef f():\n    end = time.process_time() + 0.6\n"
                 "    while time.process_time() < end: pass\n")

    for _ in range(3):
        talk.call("f", cpu_seconds=1.2)


@at_every_level
@linux
def test_an_array_beyond_the_memory_limit_is_a_memory_error_and_the_worker_lives(start):
    talk = start("import numpy as np\ndef f(n):\n    return float(np.ones(n)[-1])\n")

    assert talk.ask(Op.CALL, 100_000_000, name="f").error == "MemoryError"
    assert talk.call("f", 10) == 1.0


@posix
def test_memory_filled_by_several_processes_ends_the_worker(start):
    """Each of four stays below the limit of one process; together they are over it."""
    talk = start("import os, time\nimport numpy as np\ndef f():\n    for _ in range(4):\n        if os.fork() == 0:\n"
                 "            kept = np.ones(18_000_000)\n            time.sleep(20)\n            os._exit(0)\n"
                 "    time.sleep(20)\n")

    ending = talk.ending("f")

    assert (ending.cause, ending.text) == (Cause.MEMORY, "Your code used more than 300 MiB of memory")


@linux
def test_memory_that_several_processes_share_counts_once(start):
    """As a data loader's workers do: eight children hold the parent's 100 MB, and none of them writes to it."""
    talk = start("import os, time\nimport numpy as np\nkept = np.ones(12_500_000)\ndef f():\n    for _ in range(8):\n"
                 "        if os.fork() == 0:\n            time.sleep(0.5)\n            os._exit(0)\n"
                 "    for _ in range(8):\n        os.wait()\n    return float(kept[-1])\n")

    assert talk.call("f") == 1.0


@at_every_level
@pytest.mark.parametrize("flood", [
    "os.write(1, b'x' * 100_000)", "os.write(2, b'x' * 100_000)", "print('x' * 100_000)"])
def test_a_flood_of_output_ends_the_worker(start, flood):
    ending = start(f"import os\ndef f():\n    while True:\n        {flood}\n").ending("f")

    assert (ending.cause, ending.text) == (Cause.OUTPUT, "Your code printed more than 1 MB")


@at_every_level
def test_a_flood_that_ends_before_anybody_looks_is_seen_at_the_answer(start):
    ending = start("import os\ndef f():\n    os.write(1, b'x' * 2_000_000)\n").ending("f")

    assert ending.cause is Cause.OUTPUT


@pytest.mark.parametrize("level", [Level.CONTAINED, Level.PROCESS], ids=lambda level: level.value)
def test_too_many_threads_end_the_worker(start):
    """A loop that starts them with small stacks, so that memory is not what ends it."""
    talk = start("import threading, time\ndef f():\n    threading.stack_size(1 << 15)\n    while True:\n        try:\n"
                 "            threading.Thread(target=time.sleep, args=(30,), daemon=True).start()\n"
                 "        except RuntimeError:\n            time.sleep(0.01)\n")

    ending = talk.ending("f")

    assert (ending.cause, ending.text) == (Cause.PROCESSES, "Your code started more than 256 threads")


@posix
def test_too_many_processes_end_the_worker_and_all_of_them(start):
    talk = start("import os, time\ndef f():\n    for _ in range(40):\n        if os.fork() == 0:\n"
                 "            time.sleep(30)\n"
                 "            os._exit(0)\n    time.sleep(30)\n")
    ending = talk.ending("f")

    assert (ending.cause, ending.text) == (Cause.PROCESSES, "Your code started more than 12 processes")
    assert talk.processes() == []
