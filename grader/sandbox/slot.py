"""One place for workers: a warm fork server, behind namespaces where the level asks for them.

In: the libraries to import, the walls, how to start the server.  Out: `fork`, which gives a worker in milliseconds.
A slot holds one worker at a time; namespaces belong to the slot, lock-in and scratch to each worker.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import struct
import subprocess
import sys
import tempfile

import psutil

from grader.errors import GraderError

_START_SECONDS = 120.0  # a first `import torch` from a cold disk
_ANSWER_SECONDS = 20.0
_LAST_SECONDS = 2.0
_CREDENTIALS = struct.Struct("3i")  # struct ucred: process, user, group


class Slot:
    """A running fork server.

    Raises GraderError when it does not start or does not do in time what it is asked; it is ended then, and every later
    question raises GraderError too.
    """

    def __init__(self, command_before: list[str], libraries: tuple[str, ...], environment: dict[str, str], walls: dict,
                 answer_seconds: float = _ANSWER_SECONDS) -> None:
        """`command_before` stands before Python in the command line: bubblewrap with its arguments, or nothing.

        `walls` as worker/zygote.py reads them; `answer_seconds` is how long it may take over a fork, or over an end.
        """
        self._answer_seconds, self._open = answer_seconds, True
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)  # one message stays one message
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        program = f"from grader.worker.zygote import main; main({theirs.fileno()}, {libraries!r})"
        with theirs, tempfile.TemporaryFile() as told:
            told.write(json.dumps(walls).encode())
            told.seek(0)
            self._process = subprocess.Popen(
                [*command_before, sys.executable, "-I", "-c", program], stdin=told,
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, pass_fds=(theirs.fileno(),), env=environment,
                start_new_session=True)
        self._hear("ready", _START_SECONDS)

    def fork(self, order: dict, descriptors: tuple[int, ...]) -> psutil.Process:
        """Return the new worker as this side sees it; `order` and `descriptors` as worker/zygote.py reads them."""
        try:
            socket.send_fds(self._socket, [json.dumps(order).encode()], descriptors)
        except OSError as error:
            raise self._given_up(f"could not be asked ({error.strerror})") from error
        _born, pid = self._hear("born", self._answer_seconds)
        try:
            return psutil.Process(pid)
        except psutil.NoSuchProcess as error:
            raise self._given_up("started a worker that is gone already") from error

    def wait(self) -> int:
        """Return the exit status of the worker (negative: the signal that ended it); its scratch is removed by then."""
        status, _pid = self._hear("ended", self._answer_seconds)
        return int(status)

    def close(self) -> None:
        """End the server and, with its namespaces, everything in them.  It can be called again."""
        self._told_at_the_end()

    def _hear(self, key: str, seconds: float) -> tuple[object, int]:
        """Return what is said under `key`, and the number of the process that says it, as the kernel tells."""
        try:
            self._socket.settimeout(seconds)
            message, ancillary, _flags, _address = self._socket.recvmsg(4096, socket.CMSG_SPACE(_CREDENTIALS.size))
            if not message:
                self._let_it_end()
            return json.loads(message)[key], _CREDENTIALS.unpack(ancillary[0][2])[0]
        except (OSError, ValueError, KeyError) as error:  # it is silent, gone, or says something else
            raise self._given_up(f"did not say {key!r}") from error

    def _let_it_end(self) -> None:
        """A server that has closed its end is about to end; its traceback comes last."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_LAST_SECONDS)

    def _given_up(self, what: str) -> GraderError:
        return GraderError(f"the fork server {what}: {self._told_at_the_end() or 'it was silent'}")

    def _told_at_the_end(self) -> str:
        """End the server and return the last that it wrote to standard error."""
        if not self._open:
            return "it has ended before"
        self._open = False
        self._socket.close()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        _out, error = self._process.communicate()
        return error.decode("utf-8", "replace").strip()[-500:]
