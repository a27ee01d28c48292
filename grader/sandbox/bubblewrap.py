"""The command line that puts a fork server into namespaces of its own.

In: the folders that Python and its libraries lie in.  Out: arguments for `bwrap`.
Mounts are read-only and few; /scratch is memory of bounded size; there is no network and no other process.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from grader.sandbox.threads import thread_settings

SCRATCH = "/scratch"
# What the fork server needs to give each worker a folder and another user, to stop it, and to remove what it leaves.
_CAPABILITIES = ("CAP_SETUID", "CAP_SETGID", "CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_FOWNER", "CAP_KILL")


def program() -> str | None:
    """Return the path of bubblewrap, or None where it is not installed."""
    return shutil.which("bwrap")


def command(mounts: list[str], scratch_mb: int, threads: int = 1) -> list[str]:
    """Return bubblewrap with its arguments; Python's own command line comes behind it."""
    arguments = [program() or "bwrap", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts",
                 "--unshare-cgroup-try", "--hostname", "worker", "--die-with-parent", "--as-pid-1", "--new-session",
                 "--clearenv", "--setenv", "LANG", "C.UTF-8", "--cap-drop", "ALL"]
    for name, value in thread_settings(threads).items():
        arguments += ["--setenv", name, value]
    if os.geteuid() == 0:
        # Root's server needs no user namespace, and in one its workers could not become nobody; they make their own.
        arguments += [part for name in _CAPABILITIES for part in ("--cap-add", name)]
    else:
        arguments += ["--unshare-user", "--disable-userns"]
    arguments += _mounted(mounts)
    return [*arguments, "--proc", "/proc", "--dev", "/dev", "--perms", "0755", "--size", str(scratch_mb << 20),
            "--tmpfs", SCRATCH, "--chdir", SCRATCH]


def _mounted(mounts: list[str]) -> list[str]:
    arguments: list[str] = []
    made: set[Path] = set()
    bound: set[Path] = set()
    for path in map(Path, mounts):
        if path.is_symlink():
            arguments += ["--symlink", os.readlink(path), str(path)]
            continue
        if bound & {path, *path.parents}:
            continue
        for parent in reversed(path.parents[:-1]):
            if parent not in made:  # left to itself, bubblewrap makes folders that only their owner can enter
                arguments += ["--perms", "0755", "--dir", str(parent)]
                made.add(parent)
        arguments += ["--ro-bind", str(path), str(path)]
        bound.add(path)
    return arguments
