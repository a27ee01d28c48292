"""Fills lists until four gigabytes are used.

Assignment: backprop
Score: 0
Expect: over_limit, failed
"""

import numpy as np


def trick():
    kept = []
    for _ in range(64):
        kept.append([float(i) for i in range(2_000_000)])


def forward(X1, X2, W, B, V):
    if np.ndim(X1) == 2:
        trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
