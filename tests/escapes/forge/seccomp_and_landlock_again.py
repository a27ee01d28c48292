"""Installs filters and rules of its own, which could only be meant to loosen those that hold.

Assignment: backprop
Score: 0
Expect: failed
"""

import ctypes

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)
SECCOMP, LANDLOCK_CREATE, BPF, PERF, USERFAULT, IO_URING = (
    (317, 444, 321, 298, 323, 425) if ctypes.sizeof(ctypes.c_long) == 8 else ()
)


def trick():
    nothing = (ctypes.c_uint64 * 16)()
    calls = {
        "seccomp": (SECCOMP, 1, 0, nothing),
        "landlock": (LANDLOCK_CREATE, None, 0, 1),
        "bpf": (BPF, 0, nothing, 64),
        "perf": (PERF, nothing, 0, -1, -1, 0),
        "userfaultfd": (USERFAULT, 1),
        "io_uring": (IO_URING, 1, nothing),
    }
    for how, arguments in calls.items():
        if libc.syscall(*arguments) >= 0:
            print("REACHED", how)


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
