"""Is the wall up?  Looked at from outside, through /proc, at the worker of an honest submission.

The escapes are run only when it is: several ask whether they could signal everyone, fill the disk or leave a process.
"""

from __future__ import annotations

import os
from typing import NoReturn

import psutil
import pytest

from grader.course import Course
from grader.grade import grade
from grader.model import Level
from tests.escapes.planted import ROOT

_FILTERED = "2"  # SECCOMP_MODE_FILTER in /proc/<pid>/status


def without_wall(reason: str) -> NoReturn:
    """Skip here; under CI=true, where the wall is promised, fail."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def missing_walls(course: Course) -> list[str]:
    """Return what the worker of an honest submission is seen to lack at level strict; nothing when the wall is up."""
    seen: list[list[str]] = []
    honest = ROOT / "assignments" / "backprop" / "samples" / "right"
    # Its worker is alive while the checks are run.
    grade(course, "backprop", honest, Level.STRICT, on_result=lambda _result: seen.append(_lacking()))
    return max(seen, key=len, default=["nothing was run"])


def _lacking() -> list[str]:
    workers = locked_in()
    lacking = [f"{name} of worker {pid}" for pid in workers for name in _lacks(pid, _status(pid))]
    return lacking if workers else ["a worker with a filter on system calls"]


def locked_in() -> list[int]:
    """Return the processes below this one that have more filters on system calls than this one has."""
    ours = int(_status(os.getpid()).get("Seccomp_filters", "0"))
    below = [process.pid for process in psutil.Process().children(recursive=True)]
    return [pid for pid in below if int(_status(pid).get("Seccomp_filters", "0")) > ours]


def _lacks(pid: int, status: dict[str, str]) -> list[str]:
    here = _status(os.getpid())
    walls = {
        "a namespace for processes": len(status["NSpid"].split()) > len(here["NSpid"].split()),
        "a user namespace": _users(pid) != _users(os.getpid()),
        "a filter on system calls": status["Seccomp"] == _FILTERED,
        "no new privileges": status["NoNewPrivs"] == "1",
        "no capabilities": int(status["CapEff"], 16) == 0,
        "a user that is not root": "0" not in status["Uid"].split(),
    }
    return [name for name, there in walls.items() if not there]


def _users(pid: int) -> str:
    return os.readlink(f"/proc/{pid}/ns/user")


def _status(pid: int) -> dict[str, str]:
    try:
        with open(f"/proc/{pid}/status") as file:
            return dict(line.rstrip("\n").split(":\t", 1) for line in file if ":\t" in line)
    except OSError:
        return {}
