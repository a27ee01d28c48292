"""grader/sandbox/walled.py and slot.py: one warm server, many workers, and what happens when the server fails."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import psutil
import pytest

from grader.errors import GraderError
from grader.model import Level, Limits
from grader.sandbox import walled
from grader.sandbox.slot import Slot
from grader.sandbox.walled import WalledSandbox
from grader.wire import Op
from tests.sandbox.conftest import LIMITS, Talk, gone, submission, until
from tests.walls import open_to_all, require

ANSWER_SECONDS = 0.7


@pytest.fixture
def sandbox():
    """A strict sandbox of its own, whose server has 0.7 s to answer."""
    require(Level.STRICT)
    sandbox = WalledSandbox.strict(("numpy",), ())
    open_slot = sandbox._open_slot
    sandbox._open_slot = lambda: _hasty(*open_slot())
    yield sandbox
    sandbox.close()


def _hasty(slot: Slot, walls: walled.Walls) -> tuple[Slot, walled.Walls]:
    slot._answer_seconds = slot._cleaning_seconds = ANSWER_SECONDS
    return slot, walls


def server_of(talk: Talk) -> psutil.Process:
    return psutil.Process(talk.pid).parent()


def test_forty_workers_in_a_row_come_from_one_server_and_each_is_as_the_first(sandbox):
    text = ("import os, sys\nimport numpy as np\n"
            "seen = sorted(os.listdir('.')), dict(os.environ), hasattr(np, 'left'), hasattr(sys, 'left'), "
            "'left' in sys.modules\n"
            "drawn = float(np.random.rand())\n"
            "np.left = sys.left = sys.modules['left'] = 1\nos.environ['LEFT'] = '1'\nopen('left', 'w').close()\n"
            "os.makedirs('deep/er')\nsys.path.insert(0, 'left')\n")
    servers, seen, drawn = set(), [], set()
    for _ in range(40):
        talk = Talk(sandbox, text)
        talk.load()
        servers.add(server_of(talk).pid)
        seen.append(talk.ask(Op.GET, name="seen").value)
        drawn.add(talk.ask(Op.GET, name="drawn").value)
        talk.channel.close()

    assert len(servers) == 1
    assert seen == [seen[0]] * 40 and seen[0][2:] == (False, False, False) and "LEFT" not in seen[0][1]
    assert len(drawn) == 1  # the state of NumPy's generator is the server's; Python's own starts anew in each process


def test_a_server_that_was_killed_is_replaced(sandbox):
    first = Talk(sandbox, "x = 1\n")
    server = server_of(first)
    first.channel.close()

    server.kill()
    until(lambda: gone(server.pid))
    second = Talk(sandbox, "x = 1\n")

    assert server_of(second).pid != server.pid
    second.channel.close()


def test_a_worker_whose_server_is_killed_is_our_error_and_can_be_closed(sandbox):
    talk = Talk(sandbox, "import time\ndef f():\n    time.sleep(30)\n")
    talk.load()

    server_of(talk).kill()

    with pytest.raises(GraderError, match="the fork server") as caught:
        talk.call("f")
    assert type(caught.value) is GraderError
    talk.channel.close()
    until(lambda: gone(talk.pid))


def test_a_server_that_hangs_is_an_error_in_time_and_the_next_worker_has_another(sandbox):
    talk = Talk(sandbox, "x = 1\n")
    server = server_of(talk)
    slot = sandbox._slot
    talk.channel.close()
    server.send_signal(signal.SIGSTOP)

    with pytest.raises(GraderError, match="did not say '(born|cleaned)'"):
        walled.start(slot, sandbox._walls, submission(""), LIMITS)

    until(lambda: gone(server.pid))
    second = Talk(sandbox, "x = 1\n")
    assert server_of(second).pid != server.pid
    second.channel.close()


def test_a_server_that_hangs_while_its_worker_is_closed_is_ended_and_the_worker_is_dead(sandbox):
    talk = Talk(sandbox, "x = 1\n")
    server = server_of(talk)
    server.send_signal(signal.SIGSTOP)

    talk.channel.close()

    until(lambda: gone(talk.pid) and gone(server.pid))


def test_an_order_too_large_to_send_is_our_error_and_the_server_is_ended(sandbox):
    talk = Talk(sandbox, "x = 1\n")
    slot, server = sandbox._slot, server_of(talk)
    talk.channel.close()

    with pytest.raises(GraderError, match="could not be asked"):
        slot.fork({"environment": {"X": "x" * (1 << 20)}}, (0, 1, 2))
    until(lambda: gone(server.pid))


def test_an_order_that_cannot_be_carried_out_tells_why_and_leaves_no_descriptor(sandbox):
    sandbox.connect(submission(""), LIMITS).close()
    before = len(os.listdir("/proc/self/fd"))
    order = walled.Walls.order

    class Wrong(walled.Walls):
        def order(self, limits: Limits) -> dict:
            return {**order(self, limits), "limits": "none"}

    wrong = Wrong(**vars(sandbox._walls))
    with pytest.raises(GraderError, match="(?s)could not be locked in.*string indices"):
        walled.start(sandbox._slot, wrong, submission(""), LIMITS)

    assert len(os.listdir("/proc/self/fd")) == before


def test_a_failed_fork_leaves_no_descriptor(sandbox):
    sandbox.connect(submission(""), LIMITS).close()
    slot = sandbox._slot
    slot.close()
    before = len(os.listdir("/proc/self/fd"))

    with pytest.raises(GraderError):
        walled.start(slot, sandbox._walls, submission(""), LIMITS)

    assert len(os.listdir("/proc/self/fd")) == before


def test_closing_twice_and_asking_a_closed_slot_are_safe(sandbox):
    sandbox.connect(submission(""), LIMITS).close()
    slot = sandbox._slot

    slot.close()
    slot.close()

    with pytest.raises(GraderError, match="it has ended before"):
        slot.fork({}, (0, 1, 2))


def test_a_server_that_cannot_start_tells_its_last_words():
    require(Level.STRICT)

    with pytest.raises(GraderError, match="(?s)did not say 'ready'.*No module named 'library_that_is_not_there'"):
        Slot([], ("library_that_is_not_there",), {},
             {"readable": [], "listable": [], "scratch": "/nowhere/work", "most_files": 0})


_HOLDER = """
import sys, time
from grader.model import Limits, Submission, SubmittedFile
from grader.sandbox import MECHANISMS, mechanism_for
from grader.wire import Op, Request, encode
level = next(m.level for m in MECHANISMS if m.level.value == sys.argv[1])
sandbox = mechanism_for(level).open(("numpy",), ())
text = b"while True:\\n    try:\\n        [0 for _ in iter(int, 1)]\\n    except BaseException:\\n        pass\\n"
channel = sandbox.connect(Submission("m", "h.py", (SubmittedFile("h.py", text),)), Limits())
print(channel._tree._process.pid, channel._tree._process.ppid(), flush=True)
what = {"file": "h.py", "module": "h", "forbidden": (), "seconds": 60.0}
channel.ask(encode(Request("q", Op.LOAD, args=(what,)).value()), 60, 60)
"""


@pytest.mark.parametrize("level", [Level.STRICT, Level.CONTAINED], ids=["strict", "contained"])
def test_when_the_grader_is_killed_its_workers_and_servers_die(level, tmp_path):
    """The worker is in a loop of its own by then, and its server waits for it: neither looks at a closed socket."""
    require(level)
    open_to_all(tmp_path)  # a worker of root is nobody, and passes through
    holder = subprocess.Popen([sys.executable, "-c", _HOLDER, level.value], stdout=subprocess.PIPE, text=True,
                              env={**os.environ, "TMPDIR": str(tmp_path)})  # where a killed one leaves its folder
    worker, server = map(int, holder.stdout.readline().split())
    until(lambda: sum(psutil.Process(worker).cpu_times()[:2]) > 0.1)

    holder.kill()
    holder.communicate()

    until(lambda: gone(worker) and gone(server))


def test_a_sandbox_that_is_closed_leaves_no_process(sandbox):
    talk = Talk(sandbox, "x = 1\n")
    server = server_of(talk)
    others = {psutil.Process().pid, *(process.pid for process in psutil.Process().parents())}
    mine = [process.pid for process in (server, *server.parents()) if process.pid not in others]
    talk.channel.close()

    sandbox.close()

    assert mine[0] == server.pid
    until(lambda: all(gone(pid) for pid in mine))


def test_a_slot_that_has_served_its_share_is_replaced(sandbox, monkeypatch):
    monkeypatch.setattr(walled, "_WORKERS_A_SLOT", 2)
    servers = []
    for _ in range(3):
        talk = Talk(sandbox, "x = 1\n")
        servers.append(server_of(talk).pid)
        talk.channel.close()

    assert servers[0] == servers[1] != servers[2]
