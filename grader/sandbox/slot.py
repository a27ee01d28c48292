"""One place for workers: a warm fork server, behind namespaces where the level asks for them.

In: the libraries to import, how to start the server.  Out: `fork`, which gives a locked-in worker in milliseconds.
A slot holds one worker at a time; namespaces belong to the slot, lock-in and scratch to each worker.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys

import psutil

from grader.errors import GraderError

_START_SECONDS = 120.0  # a first `import torch` from a cold disk
_ANSWER_SECONDS = 20.0


class Slot:
    """A running fork server.  Raises GraderError when it does not start or does not do what it is asked."""

    def __init__(self, command_before: list[str], libraries: tuple[str, ...], environment: dict[str, str]) -> None:
        """`command_before` stands before Python in the command line: bubblewrap with its arguments, or nothing."""
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)  # one message stays one message
        program = f"from grader.worker.zygote import main; main({theirs.fileno()}, {libraries!r})"
        with theirs:
            self._process = subprocess.Popen(
                [*command_before, sys.executable, "-I", "-c", program], stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, pass_fds=(theirs.fileno(),), env=environment,
                start_new_session=True)
        self._hear("ready", _START_SECONDS)
        self._server = _innermost(self._process.pid)

    def fork(self, order: dict, descriptors: tuple[int, ...]) -> psutil.Process:
        """Return the new worker as this side sees it; `order` and `descriptors` as worker/zygote.py reads them."""
        socket.send_fds(self._socket, [json.dumps(order).encode()], descriptors)
        self._hear("pid", _ANSWER_SECONDS)
        children = self._server.children()
        if len(children) != 1:
            raise GraderError("the fork server started a worker that is gone already")
        return children[0]

    def wait(self) -> int:
        """Return the exit status of the worker (negative: the signal that ended it), its scratch being removed by then."""
        return int(self._hear("ended", _ANSWER_SECONDS))

    def close(self) -> None:
        """End the server and, with its namespaces, everything in them."""
        self._socket.close()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._process.stderr.close()

    def _hear(self, key: str, seconds: float):
        self._socket.settimeout(seconds)
        try:
            message = self._socket.recv(4096)
        except OSError:  # it is silent, or gone
            message = b""
        if not message:
            self._give_up(key)
        return json.loads(message)[key]

    def _give_up(self, key: str) -> None:
        self._process.kill()
        _out, error = self._process.communicate()
        self.close()
        told = error.decode("utf-8", "replace").strip()[-500:]
        raise GraderError(f"the fork server did not say {key!r}: {told or 'it was silent'}")


def _innermost(pid: int) -> psutil.Process:
    """Return the fork server itself: bubblewrap, where there is one, is its parent or grandparent."""
    process = psutil.Process(pid)
    while children := process.children():
        (process,) = children
    return process
