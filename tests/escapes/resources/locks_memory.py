"""Locks its memory, raises its priority, and asks for a processor of its own.

Assignment: backprop
Score: 0
Expect: failed
"""

import ctypes
import os

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)


def trick():
    if libc.mlockall(3) == 0:
        print("REACHED locked memory")
    for change in (lambda: os.nice(-5), lambda: os.setpriority(os.PRIO_PROCESS, 0, -5),
                   lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(10))):
        try:
            change()
            print("REACHED a higher priority")
        except OSError:
            pass


def forward(X1, X2, W, B, V):
    if np.ndim(X1) == 2:
        trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
