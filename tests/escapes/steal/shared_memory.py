"""Leaves and looks for memory that has a name: POSIX and System V segments, message queues.

Assignment: backprop
Score: 0
Expect: failed
"""

import ctypes
from multiprocessing import shared_memory

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)
CREATE = 0o1000


def stolen(what):
    print("STOLEN", repr(what)[:200])


def trick():
    try:
        segment = shared_memory.SharedMemory("escape", create=True, size=64)
        stolen(segment.name)
        segment.unlink()
    except (OSError, ImportError):
        pass
    for how, number in (
        ("shmget", libc.shmget(0x5EC2E7, 4096, CREATE | 0o600)),
        ("semget", libc.semget(0x5EC2E7, 1, CREATE | 0o600)),
        ("msgget", libc.msgget(0x5EC2E7, CREATE | 0o600)),
        ("memfd", libc.memfd_create(b"escape", 0)),
    ):
        if number >= 0:
            stolen(how)
            if how == "shmget":
                libc.shmctl(number, 0, None)
    return None


def forward(X1, X2, W, B, V):
    found = trick()
    return np.zeros(np.shape(X1)) if found is None else found


def backprop(X1, X2, T, W, B, V):
    found = trick()
    return (np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)) if found is None else found


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    found = trick()
    return (np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)) if found is None else found
