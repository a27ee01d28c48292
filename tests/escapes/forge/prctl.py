"""Tries to take back what was promised to the kernel: no new privileges, the filter, the death with the parent.

Assignment: backprop
Score: 0
Expect: failed
"""

import ctypes

import numpy as np

PDEATHSIG, SET_SECCOMP, NO_NEW_PRIVS, SUBREAPER, PTRACER = 1, 22, 38, 36, 0x59616D61
libc = ctypes.CDLL(None, use_errno=True)


def trick():
    for option in (PDEATHSIG, SET_SECCOMP, NO_NEW_PRIVS, SUBREAPER, PTRACER):
        if libc.prctl(option, 0, 0, 0, 0) == 0:
            print("REACHED prctl", option)


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
