"""Writes a single file of two gigabytes.

Assignment: backprop
Score: 0
Expect: crashed, over_limit, failed
"""

import numpy as np


def trick():
    with open("left-by-an-escape", "wb") as file:
        for _ in range(2048):
            file.write(bytes(2**20))


def forward(X1, X2, W, B, V):
    if np.ndim(X1) == 2:
        trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
