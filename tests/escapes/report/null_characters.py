"""Raises and prints null characters and all other control characters.

Assignment: backprop
Score: 0
Expect: crashed, failed
"""

import numpy as np

EVIL = "".join(map(chr, range(32))) + "".join(map(chr, range(127, 160)))


def trick():
    print(EVIL)
    raise RuntimeError(EVIL)


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
