"""Take on the limits that the system itself enforces, before the first line of student code."""

from __future__ import annotations

import signal
import sys

_PR_SET_PDEATHSIG = 1


def die_with_parent() -> None:
    """Be killed when the grader is (Linux only; elsewhere the closed wire ends an idle worker)."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def take_on(limits: dict) -> None:
    """Lower this process's resource limits; `limits` holds memory_bytes, file_bytes, open_files (0: leave alone).

    Where the system has no such limits (Windows), or does not keep them (memory on macOS), the watch from outside is
    all there is.
    """
    try:
        import resource
    except ImportError:
        return
    _lower(resource, resource.RLIMIT_CORE, 0)
    if limits["file_bytes"]:
        _lower(resource, resource.RLIMIT_FSIZE, limits["file_bytes"])
    if limits["open_files"]:
        _lower(resource, resource.RLIMIT_NOFILE, limits["open_files"])
    used = _address_space()
    if limits["memory_bytes"] and used:
        # Counted from what the libraries have mapped by now: torch alone maps gigabytes that it never touches.
        _lower(resource, resource.RLIMIT_AS, used + limits["memory_bytes"])


def limit_tasks(most: int) -> None:
    """Let the user of this process have at most `most` processes and threads in its user namespace (0: any number).

    Linux counts each user namespace for itself since 5.14, and no kernel older than that has the Landlock that every
    worker with a user namespace needs.  Where the namespace is shared with the machine, it would count the machine's.
    """
    if most:
        import resource

        _lower(resource, resource.RLIMIT_NPROC, most)


def _lower(resource, which: int, value: int) -> None:
    _soft, hard = resource.getrlimit(which)
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(which, (value, value))


def _address_space() -> int:
    try:
        with open("/proc/self/statm") as file:
            pages = int(file.read().split()[0])
    except OSError:
        return 0
    import resource

    return pages * resource.getpagesize()
