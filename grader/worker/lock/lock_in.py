"""The steps by which a forked process becomes a worker, in their order."""

from __future__ import annotations

import ctypes
import os
import platform
import signal

from grader.worker.limits import limit_tasks, take_on
from grader.worker.lock import landlock, seccomp

_PDEATHSIG, _NO_NEW_PRIVS = 1, 38
_CLONE_NEWUSER = 0x10000000
_CAPABILITY_VERSION = 0x20080522  # struct __user_cap_header_struct of capset(2): version 3


def lock_in(order: dict, keep: tuple[int, ...], parent: int, rules: int) -> None:
    """Lock this process in, for good; raises OSError when a step fails, and then nothing may be run in it.

    `order` holds: limits (see worker/limits.py), scratch (the one folder to write), identity (the user and group number
    to become, or None to stay), user_namespace (whether to enter a new one), tasks (how many processes and threads its
    user may have there, 0 for any number), environment (all of it).  `keep` are the descriptors to leave open, `rules`
    is that of the files to read (landlock.rule_set), which is closed here.
    """
    os.setsid()                                   # no terminal, and a group of its own to be killed by
    _die_with(parent)
    _close_all_but((*keep, rules))                # the control socket and other slots' ends are not for student code
    os.environ.clear()
    os.environ.update(order["environment"])
    take_on(order["limits"])                      # while /proc can be read and limits can be set
    _prctl(_NO_NEW_PRIVS, 1)                      # what Landlock and seccomp ask for
    os.chdir(order["scratch"])
    landlock.enforce(rules)
    os.close(rules)
    landlock.write_only_below(order["scratch"], os.devnull)  # the rules were made before this folder was
    _become(order["identity"])
    if order["user_namespace"]:
        _enter_user_namespace()
    limit_tasks(order["tasks"])                   # a number set before would bind every user of this name outside
    _give_up_privileges()
    _die_with(parent)                             # changing the user has cleared it
    seccomp.install(seccomp.filter_for(platform.machine(), os.getpid()))  # last: no step above would pass it


def _die_with(parent: int) -> None:
    _prctl(_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:                    # it died before we asked
        os._exit(1)


def _close_all_but(keep: tuple[int, ...]) -> None:
    kept = sorted({0, 1, 2, *keep})
    for low, high in zip(kept, [*kept[1:], os.sysconf("SC_OPEN_MAX")]):
        os.closerange(low + 1, high)


def _become(identity: int | None) -> None:
    if identity is not None:
        os.setgroups([])
        os.setresgid(identity, identity, identity)
        os.setresuid(identity, identity, identity)


def _enter_user_namespace() -> None:
    """Leave the machine's users for a namespace that knows none: whatever is gained there is worth nothing outside.

    No number is mapped, so each user shows as 65534; its own files stay its own, for the kernel compares outer numbers.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_CLONE_NEWUSER):
        raise OSError(ctypes.get_errno(), f"user namespace: {os.strerror(ctypes.get_errno())}")


def _give_up_privileges() -> None:
    """Clear the capabilities in use, permitted and inheritable: a change of user leaves some, a namespace gives all."""
    header, none = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION, 0), (ctypes.c_uint32 * 6)()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.capset(header, none):
        raise OSError(ctypes.get_errno(), f"capset: {os.strerror(ctypes.get_errno())}")


def _prctl(option: int, value: int) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(option, value, 0, 0, 0):
        raise OSError(ctypes.get_errno(), f"prctl {option}: {os.strerror(ctypes.get_errno())}")
