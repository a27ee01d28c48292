"""grader/worker/limits.py: what the system itself enforces, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import psutil
import pytest

from grader.wire import Op

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps all of these limits")

MB = 2**20
NONE = {"memory_bytes": 0, "file_bytes": 0, "open_files": 0}


def limited(worker, **limits: int):
    """Let `worker` take on these limits and no others, and load functions that go beyond them."""
    worker.ask(Op.START, {**NONE, **limits})
    worker.load("import numpy as np\ndef fill(n):\n    return len(np.ones(n, np.uint8))\n"
                "def write(n):\n    with open('big', 'wb') as f:\n        f.write(bytes(n))\n    return 'written'\n"
                "def open_many(n):\n    return len([open('/dev/null') for _ in range(n)])\n"
                "def core():\n    import resource\n    return resource.getrlimit(resource.RLIMIT_CORE)\n")
    return worker


def test_memory_beyond_the_limit_is_a_memory_error_and_the_worker_lives(worker):
    limited(worker, memory_bytes=200 * MB)

    assert worker.ask(Op.CALL, 400 * MB, name="fill").error == "MemoryError"
    assert worker.call("fill", 20 * MB) == 20 * MB


def test_a_file_beyond_the_limit_is_an_error(worker):
    limited(worker, file_bytes=MB)

    assert worker.ask(Op.CALL, 2 * MB, name="write").error == "OSError"
    assert worker.call("write", MB // 2) == "written"


def test_files_beyond_the_limit_cannot_be_opened(worker):
    limited(worker, open_files=64)

    assert worker.ask(Op.CALL, 100, name="open_many").error == "OSError"
    assert worker.call("open_many", 10) == 10


def test_zero_leaves_a_limit_alone(worker):
    limited(worker)

    assert worker.call("fill", 300 * MB) == 300 * MB


def test_no_core_is_left_behind(worker):
    limited(worker)

    assert worker.call("core") == (0, 0)


def test_a_worker_dies_with_whoever_started_it():
    """The one in between starts a worker, tells its number and is killed; the worker hangs in its own loop by then."""
    between = subprocess.Popen([sys.executable, "-c", (
        "import subprocess, sys, time\n"
        "code = 'from grader.worker.limits import die_with_parent; die_with_parent(); print(1, flush=True)\\n"
        "while True: pass'\n"
        "p = subprocess.Popen([sys.executable, '-I', '-c', code], stdout=subprocess.PIPE)\n"
        "p.stdout.readline(); print(p.pid, flush=True); time.sleep(60)\n")], stdout=subprocess.PIPE, cwd=os.getcwd())
    worker = psutil.Process(int(between.stdout.readline()))

    between.kill()
    between.communicate()

    end = time.monotonic() + 5
    while worker.is_running() and worker.status() != psutil.STATUS_ZOMBIE and time.monotonic() < end:
        time.sleep(0.02)
    assert not worker.is_running() or worker.status() == psutil.STATUS_ZOMBIE
