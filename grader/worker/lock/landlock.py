"""A rule set on files: some folders can be read, one can be written, everything else is out of reach.

Landlock (Documentation/userspace-api/landlock.rst) needs no privilege and holds for every path the process opens from
then on.  It does not hide that a path exists.  Version 3 of it is needed: earlier ones let files be truncated.
Rules can be laid over one another; what one layer refuses, no other gives back.
"""

from __future__ import annotations

import ctypes
import os
import stat
from collections.abc import Iterable

LEAST_VERSION = 3
_CREATE, _ADD, _RESTRICT = 444, 445, 446  # the same numbers on every processor
_PATH_BENEATH = 1
_LIST = 1 << 3                            # READ_DIR
_READ = 1 << 2 | _LIST                    # READ_FILE, which is enough to map a library; not EXECUTE
_OF_FILES = 1 << 1 | 1 << 2 | 1 << 14     # those of the two above and below that a rule on a single file may hold
# WRITE_FILE, REMOVE_DIR, REMOVE_FILE, MAKE_DIR, MAKE_REG, REFER, TRUNCATE: no devices, sockets, pipes or links
_WRITE = 1 << 1 | 1 << 4 | 1 << 5 | 1 << 7 | 1 << 8 | 1 << 13 | 1 << 14


def version() -> int:
    """Return the kernel's version of Landlock, or 0 where there is none."""
    return max(_syscall(_CREATE, None, 0, 1), 0)


def rule_set(readable: Iterable[str], listable: Iterable[str], writable: Iterable[str]) -> int:
    """Return the descriptor of rules: read below `readable`, list below `listable`, write below `writable`, no more.

    A path that does not exist is passed over.  Raises OSError when Landlock is missing or too old.
    """
    ruleset = _new_rules(without=0)
    for path in readable:
        _allow(ruleset, path, _READ)
    for path in listable:
        _allow(ruleset, path, _LIST)
    for path in writable:
        _allow(ruleset, path, _READ | _WRITE)
    return ruleset


def enforce(ruleset: int) -> None:
    """Hold this process and its threads to come to the rules of `rule_set`.  Needs no_new_privs; raises OSError."""
    _checked(_RESTRICT, ruleset, 0)


def write_only_below(*paths: str) -> None:
    """Add a layer: whatever may be read, nothing is written but `paths` and what is below them.  Raises OSError."""
    ruleset = _new_rules(without=_READ)
    try:
        for path in paths:
            _allow(ruleset, path, _WRITE)
        enforce(ruleset)
    finally:
        os.close(ruleset)


def _new_rules(without: int) -> int:
    """Return rules that allow nothing yet of all that this kernel knows, but for `without`, which they leave alone."""
    have = version()
    if have < LEAST_VERSION:
        raise OSError(f"Landlock version {LEAST_VERSION} is needed, this kernel has {have}")
    files = (1 << (16 if have >= 5 else 15)) - 1
    network = 3 if have >= 4 else 0  # no TCP
    scopes = 3 if have >= 6 else 0   # no signal and no abstract socket to outside
    attributes = (ctypes.c_uint64 * 3)(files & ~without, network, scopes)
    return _checked(_CREATE, ctypes.byref(attributes), 24 if have >= 6 else 16 if have >= 4 else 8, 0)


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = [("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32)]


def _allow(ruleset: int, path: str, access: int) -> None:
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        if not stat.S_ISDIR(os.fstat(descriptor).st_mode):
            access &= _OF_FILES
        _checked(_ADD, ruleset, _PATH_BENEATH, ctypes.byref(_PathBeneath(access, descriptor)), 0)
    finally:
        os.close(descriptor)


def _checked(*arguments: object) -> int:
    result = _syscall(*arguments)
    if result < 0:
        raise OSError(ctypes.get_errno(), f"Landlock: {os.strerror(ctypes.get_errno())}")
    return result


def _syscall(*arguments: object) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    return libc.syscall(*(ctypes.c_long(a) if isinstance(a, int) else a for a in arguments))
