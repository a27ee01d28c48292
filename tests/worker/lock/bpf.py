"""Run a filter on system calls as the kernel would: the five kinds of step that grader/worker/lock/seccomp.py uses.

The steps and their codes are those of the classic BPF (Documentation/networking/filter.rst).
"""

from __future__ import annotations

import struct
from typing import NamedTuple

ALLOW, KILL, FAIL = 0x7FFF0000, 0x80000000, 0x00050000
X86_64, AARCH64, I386 = 0xC000003E, 0xC00000B7, 0x40000003
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06


class Step(NamedTuple):
    code: int
    if_true: int
    if_false: int
    k: int


def steps(program: bytes) -> list[Step]:
    return [Step(*step) for step in struct.iter_unpack("<HBBI", program)]


def verdict(program: bytes, arch: int, number: int, *arguments: int) -> int:
    """Return what the filter says to call `number` with up to six 64-bit arguments."""
    given = [argument & 0xFFFFFFFFFFFFFFFF for argument in (*arguments, *[0] * 6)][:6]
    data = struct.pack("<IIQ6Q", number & 0xFFFFFFFF, arch, 0, *given)
    code, at, loaded = steps(program), 0, 0
    while True:
        step = code[at]
        at += 1
        if step.code == _LOAD:
            (loaded,) = struct.unpack_from("<I", data, step.k)
        elif step.code == _RETURN:
            return step.k
        else:
            true = {_EQUAL: loaded == step.k, _AT_LEAST: loaded >= step.k}[step.code]
            at += step.if_true if true else step.if_false
