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
_CLEANING_SECONDS = 20.0  # for what a worker has left; then the server is given up, and another one starts clean
_LAST_SECONDS = 2.0
_END_SECONDS = 5.0        # until a server that was killed is gone with its namespaces
_CREDENTIALS = struct.Struct("3i")  # struct ucred: process, user, group


class Slot:
    """A running fork server.

    Raises GraderError when it does not start or does not do in time what it is asked; it is ended then, and every later
    question raises GraderError too.
    """

    def __init__(self, command_before: list[str], libraries: tuple[str, ...], environment: dict[str, str], walls: dict,
                 answer_seconds: float = _ANSWER_SECONDS, cleaning_seconds: float = _CLEANING_SECONDS) -> None:
        """`command_before` stands before Python in the command line: bubblewrap with its arguments, or nothing.

        `walls` as worker/zygote.py reads them; `answer_seconds` is how long it may take over a fork, or over an end,
        and `cleaning_seconds` how long the next fork waits for what the last worker left to be removed.
        """
        self._answer_seconds, self._cleaning_seconds = answer_seconds, cleaning_seconds
        self._open, self._cleaning = True, False
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
        if self._cleaning:
            self._hear("cleaned", self._cleaning_seconds)
            self._cleaning = False
        try:
            socket.send_fds(self._socket, [json.dumps(order).encode()], descriptors)
        except OSError as error:
            raise self._given_up(f"could not be asked ({error.strerror})") from error
        _told, pid = self._hear("born", self._answer_seconds)
        try:
            return psutil.Process(pid)
        except psutil.NoSuchProcess as error:
            raise self._given_up("started a worker that is gone already") from error

    def wait(self) -> tuple[int, bool]:
        """Return the worker's exit status (negative: a signal's number), and whether it was stopped for its files.

        Its scratch folder is being removed; the next `fork` waits for that.
        """
        told, _pid = self._hear("ended", self._answer_seconds)
        self._cleaning = True
        return int(told["ended"]), bool(told["too_many_files"])

    def close(self) -> None:
        """End the server and, with its namespaces, everything in them.  It can be called again."""
        self._told_at_the_end()

    def _hear(self, key: str, seconds: float) -> tuple[dict, int]:
        """Return a message that has `key`, and the number of the process that sent it, as the kernel tells."""
        try:
            self._socket.settimeout(seconds)
            message, ancillary, _flags, _address = self._socket.recvmsg(4096, socket.CMSG_SPACE(_CREDENTIALS.size))
            if not message:
                self._let_it_end()
            told = json.loads(message)
            if key not in told:
                raise KeyError(key)
            return told, _CREDENTIALS.unpack(ancillary[0][2])[0]
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
        try:
            _out, error = self._process.communicate(timeout=_END_SECONDS)
        except subprocess.TimeoutExpired as slow:  # the kernel is still taking it down; nobody waits for that
            error = slow.stderr or b""
            self._process.stderr.close()
        return error.decode("utf-8", "replace").strip()[-500:]
