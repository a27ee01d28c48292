"""Try things in a process that has locked itself in, and tell how each of them ended."""

from __future__ import annotations

import json
import os
import site
import subprocess
import sys
import sysconfig
from pathlib import Path

# Imports before the lock: behind it, nobody may lie outside the folder of root's own Python.
_PROGRAM = """
import ctypes, errno, fcntl, json, mmap, os, random, resource, signal, socket, sys, threading, time
import numpy as np
from grader.worker.lock import landlock
from grader.worker.lock.lock_in import lock_in
told = json.load(sys.stdin)
version = told["version"]
if version:
    landlock.version = lambda: version
libc = ctypes.CDLL(None, use_errno=True)
libc.mmap.restype = ctypes.c_void_p
def raw(result):
    if result in (-1, None):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result
spot = ctypes.create_string_buffer(4096)
rules = landlock.rule_set(told["readable"], told["listable"], [os.path.dirname(told["scratch"]), os.devnull])
lock_in(told, (), os.getppid(), rules)
ended = {}
for name, code in told["attempts"].items():
    ctypes.set_errno(0)
    try:
        ended[name] = repr(eval(code, globals()))
    except BaseException as error:
        number = getattr(error, "errno", None)
        ended[name] = type(error).__name__ + (f" {errno.errorcode[number]}" if number in errno.errorcode else "")
print(json.dumps(ended), flush=True)
os._exit(0)
"""


def attempt(scratch: Path, attempts: dict[str, str], version: int = 0) -> dict[str, str]:
    """Return for each expression of `attempts` the repr of its value, or what it raised: "PermissionError EPERM".

    `scratch` is an empty folder; `version` is the version of Landlock to believe in (0: this kernel's own).
    """
    identity = 65534 if os.geteuid() == 0 else None
    if identity is not None:
        os.chown(scratch, identity, identity)
    order = {"limits": {"memory_bytes": 0, "file_bytes": 1 << 20, "open_files": 64}, "scratch": str(scratch),
             "identity": identity, "user_namespace": identity is not None, "tasks": 0,
             "environment": {"LANG": "C.UTF-8", "ORDERED": "yes"},
             "readable": [sysconfig.get_path("stdlib"), *site.getsitepackages(), "/lib", "/lib64", "/usr/lib"],
             "listable": [], "attempts": attempts, "version": version}
    done = subprocess.run([sys.executable, "-I", "-c", _PROGRAM], input=json.dumps(order), capture_output=True,
                          text=True, timeout=60, env={"OMP_NUM_THREADS": "1", "NOT_ORDERED": "yes"})
    assert done.returncode == 0, (done.returncode, done.stdout, done.stderr)
    return json.loads(done.stdout)
