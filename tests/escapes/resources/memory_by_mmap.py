"""Maps and touches anonymous memory, shared and private, until four gigabytes are used.

Assignment: backprop
Score: 0
Expect: over_limit, crashed, failed
"""

import mmap

import numpy as np


def trick():
    kept = []
    for number in range(32):
        piece = mmap.mmap(-1, 2**27, flags=mmap.MAP_SHARED if number % 2 else mmap.MAP_PRIVATE)
        for page in range(0, 2**27, 4096):
            piece[page] = 1
        kept.append(piece)


def forward(X1, X2, W, B, V):
    if np.ndim(X1) == 2:
        trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
