"""Announces the longest answer that is allowed and sends zeros for it, again and again.

Assignment: backprop
Score: 0
Expect: over_limit, crashed, failed
"""

import os

import numpy as np


def trick():
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, (2**28).to_bytes(8, "little"))
            for _ in range(256):
                os.write(descriptor, bytes(2**20))
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
