"""Looks through its open descriptors for more than the wire and the file that it prints into: sockets, folders, files.

Assignment: backprop
Score: 0
Expect: failed
"""

import os
import stat

import numpy as np


def stolen(what):
    print("STOLEN", repr(what)[:200])


def trick():
    for descriptor in range(3, 1024):
        try:
            mode = os.fstat(descriptor).st_mode
        except OSError:
            continue
        if stat.S_ISDIR(mode) or stat.S_ISREG(mode) or stat.S_ISBLK(mode):
            stolen((descriptor, oct(mode)))
        if stat.S_ISSOCK(mode):
            stolen((descriptor, "a socket"))
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
