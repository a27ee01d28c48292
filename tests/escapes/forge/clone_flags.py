"""Starts processes by every call that there is for it, with flags that a thread would not use.

Assignment: backprop
Score: 0
Expect: failed
"""

import ctypes
import os

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)


def leave_if_new(parent, how):
    if os.getpid() != parent:
        os._exit(0)
    print("REACHED a process by", how)


def trick():
    parent = os.getpid()
    chld = 17
    for how, arguments in {"clone": (56, chld, 0, 0, 0, 0), "clone3": (435, (ctypes.c_uint64 * 11)(), 88)}.items():
        if libc.syscall(*arguments) >= 0:
            leave_if_new(parent, how)
    for how in ("posix_spawn", "execv"):
        try:
            if how == "posix_spawn":
                os.posix_spawn("/bin/true", ["true"], {})
            else:
                os.execv("/bin/true", ["true"])
            print("REACHED", how)
        except OSError:
            pass


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
