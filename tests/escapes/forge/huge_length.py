"""Claims an answer of 2**63 bytes, for which nobody has memory.

Assignment: backprop
Score: 0
Expect: crashed
"""

import os

import numpy as np


def trick():
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, (2**63).to_bytes(8, "little") + b"[" * 100)
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
