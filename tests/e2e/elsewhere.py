"""A system that is no Linux, as far as our own code can see: no fork, no limits of the system's, no alarm signals.

    python elsewhere.py check tiny        runs `grader check tiny` there, its workers too

What is missing on Windows or macOS is taken away before any module of grader is read, in this process and in each
worker that it starts.  Libraries keep what they need: on those systems they have code of their own for it.
"""

from __future__ import annotations

import importlib.abc
import os
import signal
import socket
import subprocess
import sys
import sysconfig
import types

import click  # noqa: F401  read before anything is missing, like the four below
import numpy  # noqa: F401
import platformdirs
import psutil
import pytest  # noqa: F401

MODULES = {"fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty"}
OF_OS = """chown fchmod fchown fork forkpty getegid geteuid getgid getloadavg getpgid getpgrp getuid killpg memfd_create
    mkfifo nice openpty pidfd_open posix_spawn sched_getaffinity setpgid setsid statvfs uname wait3 wait4 waitid
    O_CLOEXEC O_DIRECTORY O_NOFOLLOW O_NONBLOCK""".split()
OF_SIGNAL = """SIGALRM SIGCHLD SIGHUP SIGKILL SIGPIPE SIGUSR1 SIGUSR2 SIGXCPU SIGXFSZ ITIMER_REAL alarm pthread_sigmask
    setitimer""".split()
OF_SOCKET = ["AF_UNIX", "recv_fds", "send_fds"]
HERE = os.path.dirname(os.path.abspath(__file__))


class _Gone(importlib.abc.MetaPathFinder):
    """Answers every import of what those systems have not."""

    def find_spec(self, name, path=None, target=None):
        if name in MODULES:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def go() -> None:
    """Be on that system from now on."""
    sysconfig.get_config_vars()           # it is looked up by the system's name, once
    platformdirs.user_cache_dir("grader")
    _keep_signals_of(subprocess, psutil)
    sys.platform = "elsewhere"
    sys.meta_path.insert(0, _Gone())
    for name in MODULES:
        sys.modules.pop(name, None)
    for module, names in ((os, OF_OS), (signal, OF_SIGNAL), (socket, OF_SOCKET)):
        for name in names:
            vars(module).pop(name, None)
    _take_workers_along()


def _keep_signals_of(*libraries: types.ModuleType) -> None:
    """Let them end a process, which they do without signals on Windows."""
    for library in libraries:
        library.signal = types.ModuleType("signal")
        vars(library.signal).update(vars(signal))


def _take_workers_along() -> None:
    start = subprocess.Popen.__init__

    def elsewhere(self, arguments, *others, **options):
        if list(arguments[1:3]) == ["-I", "-c"]:
            there = f"import sys; sys.path.insert(0, {HERE!r}); import elsewhere; elsewhere.go(); del sys.path[0]; "
            arguments = [*arguments[:3], there + arguments[3], *arguments[4:]]
        start(self, arguments, *others, **options)

    subprocess.Popen.__init__ = elsewhere


if __name__ == "__main__":
    go()
    from grader.cli import main

    main(prog_name="grader")
