"""grader/worker/zygote.py: the fork server, spoken with directly."""

from __future__ import annotations

import json
import os
import site
import socket
import subprocess
import sys
import sysconfig

import psutil
import pytest

from grader.model import Level
from grader.wire import LIBRARY, PREFIX, Answer, Op, Request, decode, encode, frame_length, framed
from tests.walls import open_to_all, require

LIMITS = {"memory_bytes": 0, "file_bytes": 1 << 20, "open_files": 64}


class Server:
    """A fork server without namespaces; its scratch folder lies in `folder`."""

    def __init__(self, folder, libraries: tuple[str, ...] = ()) -> None:
        self.scratch = folder / "work"
        self.channel, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.channel.settimeout(30)
        readable = [sysconfig.get_path("stdlib"), *site.getsitepackages(), "/lib", "/usr/lib"]
        walls = {"readable": readable, "listable": [], "scratch": str(self.scratch), "most_files": 0}
        program = f"from grader.worker.zygote import main; main({theirs.fileno()}, {libraries!r})"
        with theirs:
            self.process = subprocess.Popen([sys.executable, "-I", "-c", program], stdin=subprocess.PIPE,
                                            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                            pass_fds=(theirs.fileno(),))
        self.process.stdin.write(json.dumps(walls).encode())
        self.process.stdin.close()

    def hear(self) -> dict:
        return json.loads(self.channel.recv(4096))

    def order(self, limits: object = LIMITS) -> tuple[int, int, int]:
        """Order a worker; return our ends of its wire, and of what it prints."""
        (theirs_in, to_it), (from_it, theirs_out), printed = os.pipe(), os.pipe(), os.memfd_create("printed")
        identity = 65534 if os.geteuid() == 0 else None
        order = {"limits": limits, "identity": identity, "user_namespace": identity is not None, "tasks": 0,
                 "environment": {"LANG": "C.UTF-8"}}
        socket.send_fds(self.channel, [json.dumps(order).encode()], (theirs_in, theirs_out, printed))
        for descriptor in (theirs_in, theirs_out):
            os.close(descriptor)
        return to_it, from_it, printed

    def end(self) -> None:
        self.channel.close()
        self.process.kill()
        self.process.wait()
        self.process.stderr.close()


@pytest.fixture
def server(tmp_path):
    """A running server that has said that it is ready."""
    require(Level.STRICT)
    open_to_all(tmp_path)
    server = Server(tmp_path)
    assert server.hear() == {"ready": True}
    yield server
    server.end()


def called(wire: tuple[int, int, int], name: str, *args: object) -> object:
    """Return what the function `name` of a library gives in the worker."""
    os.write(wire[0], framed(encode(Request("q", Op.CALL, LIBRARY, name, args).value())))
    with os.fdopen(os.dup(wire[1]), "rb", buffering=0) as reader:
        return Answer.read(decode(reader.read(frame_length(reader.read(PREFIX)))), "q").value


def close(wire: tuple[int, int, int]) -> None:
    for descriptor in wire:
        os.close(descriptor)


def test_an_order_gives_a_worker_that_answers_and_its_end_is_told_with_its_status(server):
    wire = server.order()

    assert server.hear() == {"born": True}
    assert called(wire, "os.getcwd") == str(server.scratch)
    close(wire)
    assert server.hear() == {"ended": 0, "too_many_files": False}


def test_a_worker_that_was_killed_is_told_by_its_signal_and_then_that_its_scratch_is_gone(server):
    wire = server.order()
    server.hear()
    called(wire, "os.makedirs", "a/b")
    assert server.scratch.exists()

    (worker,) = psutil.Process(server.process.pid).children()
    worker.kill()

    assert server.hear() == {"ended": -9, "too_many_files": False}
    assert server.hear() == {"cleaned": True}
    assert not server.scratch.exists()
    close(wire)


def test_one_worker_follows_another(server):
    for _ in range(3):
        wire = server.order()
        assert server.hear() == {"born": True}
        assert called(wire, "os.listdir", ".") == []
        close(wire)
        assert server.hear() == {"ended": 0, "too_many_files": False}
        assert server.hear() == {"cleaned": True}


def test_the_worker_holds_no_socket_and_no_rule_set(server):
    wire = server.order()
    server.hear()
    called(wire, "os.getpid")
    (worker,) = psutil.Process(server.process.pid).children()

    open_ones = [os.readlink(f"/proc/{worker.pid}/fd/{number}") for number in os.listdir(f"/proc/{worker.pid}/fd")]

    assert sorted(one.partition(":")[0] for one in open_ones) == ["/dev/null", "/memfd", "/memfd", "pipe", "pipe"]
    close(wire)


def test_an_order_that_cannot_be_carried_out_ends_with_our_status_before_anything_is_answered(server):
    wire = server.order(limits="nonsense")
    assert server.hear() == {"born": True}

    assert server.hear() == {"ended": 70, "too_many_files": False}
    assert b"TypeError" in os.pread(wire[2], 10_000, 0)
    assert os.read(wire[1], 1) == b""
    close(wire)


def test_the_server_ends_when_its_socket_closes(server):
    server.channel.close()

    assert server.process.wait(10) == 0


def test_a_library_that_is_missing_is_named_and_no_readiness_is_told(tmp_path):
    server = Server(tmp_path, ("library_that_is_not_there",))
    try:
        assert server.channel.recv(100) == b""
        assert b"No module named 'library_that_is_not_there'" in server.process.stderr.read()
    finally:
        server.end()
