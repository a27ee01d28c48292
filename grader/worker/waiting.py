"""The fork server's wait for its worker, which it stops when the worker makes too many files.

In: the worker's number, its scratch folder, how many files that file system may hold.  Out: how the worker ended.
A tmpfs of bounded size bounds what files hold, and not how many there are; each costs memory of the kernel's own.
"""

from __future__ import annotations

import os
import select
import signal

_LOOK_EVERY = 100  # milliseconds between two looks at the number of files


def wait_for(pid: int, folder: str, most_files: int) -> tuple[int, bool]:
    """Return a child's exit status (negative: the signal that ended it), and whether it was stopped for its files.

    `most_files` bounds the whole file system that `folder` lies on; with 0 nobody counts.
    """
    stopped = False
    if most_files and not _ends_within_its_files(pid, folder, most_files):
        stopped = True
        os.kill(pid, signal.SIGKILL)
    _pid, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status), stopped


def _ends_within_its_files(pid: int, folder: str, most_files: int) -> bool:
    """Return True once the child has ended, or False as soon as there are too many files."""
    ending = os.pidfd_open(pid)
    try:
        poll = select.poll()
        poll.register(ending, select.POLLIN)
        while not poll.poll(_LOOK_EVERY):
            if _files(folder) > most_files:
                return False
        return True
    finally:
        os.close(ending)


def _files(folder: str) -> int:
    told = os.statvfs(folder)
    return told.f_files - told.f_ffree
