"""Attaches itself to its parent as a debugger would, without stopping it.

Assignment: backprop
Score: 0
Expect: failed
"""

import ctypes
import os

import numpy as np

SEIZE, DETACH = 0x4206, 17
libc = ctypes.CDLL(None, use_errno=True)


def trick():
    if libc.ptrace(SEIZE, os.getppid(), None, None) == 0:
        print("REACHED the parent as a debugger")
        libc.ptrace(DETACH, os.getppid(), None, None)


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
