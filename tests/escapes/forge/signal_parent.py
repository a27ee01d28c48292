"""Asks whether its parent could be killed; a signal of 0 is allowed when any signal is, and hurts nobody.

Assignment: backprop
Score: 0
Expect: failed
"""

import ctypes
import os

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)


def reached(how):
    print("REACHED the parent by", how)


def trick():
    parent = os.getppid()
    try:
        os.kill(parent, 0)
        reached("kill")
    except OSError:
        pass
    if libc.sigqueue(parent, 0, None) == 0:
        reached("sigqueue")
    descriptor = libc.syscall(434, parent, 0)
    if descriptor >= 0 and libc.syscall(424, descriptor, 0, None, 0) == 0:
        reached("pidfd_send_signal")


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
