"""What escapes try to steal: a secret, a file, a text in memory and a course, with a canary that no report may show.

In: two empty folders.  Out: a course like the real one, with short limits; everything else as it is for an operator.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import tempfile
import time
from pathlib import Path

import yaml

from grader.course import Course, find_course

ROOT = Path(__file__).resolve().parents[2]
PORT = 47613  # steal/network_tcp.py and steal/network_udp.py speak to it
_PATIENCE = 60  # seconds
# A loop without end costs this much each time; what honest code needs is far below.
_LIMITS = {"backprop": {"load_seconds": 3, "cpu_seconds": 1, "wall_seconds": 5},
           "conv2d": {"load_seconds": 3, "cpu_seconds": 1, "wall_seconds": 5}}


class Planted:
    """A context: the canaries are there inside it, and gone after it."""

    def __init__(self, folder: Path, temporary: Path) -> None:
        self.canary = f"CANARY-{secrets.token_hex(16)}"
        self.temporary = temporary
        self._folder, self._kept = folder, (os.environ.get("GRADER_SECRET"), tempfile.tempdir)

    def __enter__(self) -> Planted:
        os.environ["GRADER_SECRET"], tempfile.tempdir = self.canary, str(self.temporary)
        (self.temporary / "operator.txt").write_text(self.canary)
        self.in_memory = [self.canary.encode() * 3]
        self.course = _short_course(self._folder)
        (self._folder / ".grader-secret").write_text(self.canary)
        self._listeners = [_listener(socket.SOCK_STREAM), _listener(socket.SOCK_DGRAM)]
        return self

    def __exit__(self, *_error: object) -> None:
        for listener in self._listeners:
            listener.close()
        secret, tempfile.tempdir = self._kept
        os.environ.pop("GRADER_SECRET")
        if secret is not None:
            os.environ["GRADER_SECRET"] = secret

    def visited(self) -> bool:
        """True when somebody has spoken to the port that escapes know."""
        for listener in self._listeners:
            try:
                listener.accept() if listener.type == socket.SOCK_STREAM else listener.recv(100)
                return True
            except BlockingIOError:
                pass
        return False


def _short_course(folder: Path) -> Course:
    shutil.copy(ROOT / "course.yaml", folder)
    for name in ("assignments", "reference"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "samples"))
    for name, limits in _LIMITS.items():
        path = folder / "assignments" / name / "assignment.yaml"
        settings = yaml.safe_load(path.read_text(encoding="utf-8"))
        settings["limits"] = {**settings.get("limits", {}), **limits}
        path.write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    return find_course(folder)


def _bind(listener: socket.socket) -> None:
    for attempt in range(_PATIENCE):
        try:
            return listener.bind(("127.0.0.1", PORT))
        except OSError:  # another run of this suite, on the same machine, has it for now
            if attempt == _PATIENCE - 1:
                raise
            time.sleep(1)


def _listener(kind: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, kind)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    _bind(listener)
    if kind == socket.SOCK_STREAM:
        listener.listen()
    listener.setblocking(False)
    return listener
