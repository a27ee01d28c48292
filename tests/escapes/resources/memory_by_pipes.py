"""Fills pipes with a megabyte each and never reads them.

Assignment: backprop
Score: 0
Expect: over_limit, crashed, failed
"""

import fcntl
import os

import numpy as np


def trick():
    for _ in range(120):
        reader, writer = os.pipe()
        fcntl.fcntl(writer, 1031, 2**20)
        os.set_blocking(writer, False)
        os.write(writer, bytes(2**20))
    raise MemoryError


def forward(X1, X2, W, B, V):
    if np.ndim(X1) == 2:
        trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
