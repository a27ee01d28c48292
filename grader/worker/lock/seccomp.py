"""A filter on system calls that lets a worker compute, use its own files and threads, and nothing else.

No new process, no program started, no socket, no signal to anybody else, no memory that no limit counts.
The filter is a program of the kernel's classic BPF (Documentation/userspace-api/seccomp_filter.rst); `filter_for`
builds it as plain bytes, `install` hands it to the kernel, after which it cannot be removed.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct

from grader.worker.lock.syscalls import CONDITIONAL, MACHINES

_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # BPF_LD|W|ABS, BPF_JMP|JEQ|K, BPF_JMP|JGE|K, BPF_RET|K
_ALLOW, _KILL, _FAIL = 0x7FFF0000, 0x80000000, 0x00050000   # SECCOMP_RET_ALLOW, _KILL_PROCESS, _ERRNO
_NUMBER, _ARCH, _ARGUMENTS = 0, 4, 16                       # offsets in struct seccomp_data

# The flags of clone() that glibc and musl use to start a thread; any others would start a process.
_THREAD_FLAGS = (0x3D0F00, 0x7D0F00)
_FCNTL = (0, 1, 2, 3, 4, 1030, 1032)  # duplicate, flags; no signals, and no locks: two workers read one library
_IOCTL = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)   # is it a terminal, its size, bytes waiting, close-on-exec
_GROWING = 0  # fallocate's other modes take room on the disk that no file's size shows, and so no limit counts
_PRCTL = (3, 15, 16, 23, 0x53564D41)                        # names of threads and mappings, reading capabilities


def filter_for(machine: str, pid: int) -> bytes:
    """Return the filter for process `pid` on `machine` ("x86_64", "aarch64"); raises KeyError for another one."""
    known, special = MACHINES[machine], CONDITIONAL[machine]
    program = [_load(_ARCH), _skip_unless_equal(known.audit, 1, otherwise=0), _return(_KILL), _load(_NUMBER)]
    if known.foreign_from is not None:
        program += [_op(_AT_LEAST, known.foreign_from, 0, 1), _return(_KILL)]
    for number in known.calls.values():
        program += _when(number, [_return(_ALLOW)])
    for name, argument, allowed, failure in (
            ("clone", 0, _THREAD_FLAGS, errno.EPERM), ("kill", 0, (pid,), errno.EPERM),
            ("tgkill", 0, (pid,), errno.EPERM), ("fcntl", 1, _FCNTL, errno.EPERM),
            ("ioctl", 1, _IOCTL, errno.ENOTTY), ("prctl", 0, _PRCTL, errno.EPERM),
            ("sched_setaffinity", 0, (0, pid), errno.EPERM), ("fallocate", 1, (_GROWING,), errno.EOPNOTSUPP)):
        program += _when(special[name], _one_of(argument, allowed, failure))
    # Asking for one's own limits is fine, setting any is not: the third argument, a pointer, must be null.
    null = [_load(_ARGUMENTS + 20), _skip_unless_equal(0, 0, 1), *_one_of(2, (0,), errno.EPERM),
            _return(_FAIL | errno.EPERM)]
    program += _when(special["prlimit64"], [_load(_ARGUMENTS), _skip_unless_equal(0, 1, 0),
                                            _skip_unless_equal(pid, 0, len(null) - 1), *null])
    # glibc takes "no such call" as the sign to use clone(), whose flags can be read here.
    program += _when(special["clone3"], [_return(_FAIL | errno.ENOSYS)])
    return b"".join([*program, _return(_FAIL | errno.EPERM)])


def install(program: bytes) -> None:
    """Put the filter over this process and all its threads to come; raises OSError.  Needs no_new_privs."""
    class Program(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]

    libc = ctypes.CDLL(None, use_errno=True)
    given = Program(len(program) // 8, program)
    set_seccomp, filter_mode = 22, 2
    if libc.prctl(set_seccomp, filter_mode, ctypes.byref(given), 0, 0):
        raise OSError(ctypes.get_errno(), f"seccomp: {os.strerror(ctypes.get_errno())}")


def supported() -> bool:
    """True on a processor whose calls are listed."""
    return platform.machine() in MACHINES


def _op(code: int, k: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("<HBBI", code, if_true, if_false, k)


def _load(offset: int) -> bytes:
    return _op(_LOAD, offset)


def _return(value: int) -> bytes:
    return _op(_RETURN, value)


def _skip_unless_equal(value: int, equal: int, otherwise: int) -> bytes:
    """Skip `equal` steps when the loaded word is `value`, else `otherwise` steps."""
    return _op(_EQUAL, value & 0xFFFFFFFF, equal, otherwise)


def _when(number: int, body: list[bytes]) -> list[bytes]:
    """Run `body`, which must return, for system call `number`."""
    return [_skip_unless_equal(number, 0, len(body)), *body]


def _one_of(argument: int, allowed: tuple[int, ...], failure: int) -> list[bytes]:
    """Allow the call when the low word of an argument is one of `allowed`: the kernel reads these as 32-bit numbers."""
    steps = [_load(_ARGUMENTS + 8 * argument)]
    for value in allowed:
        steps += [_skip_unless_equal(value, 0, 1), _return(_ALLOW)]
    return [*steps, _return(_FAIL | failure)]
