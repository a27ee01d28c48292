"""Prints a million empty lines and a line of nine million characters.

Assignment: backprop
Score: 0
Expect: failed
"""

import numpy as np


def trick():
    print("\n" * 1_000_000)
    print("x" * 8_000_000)


def forward(X1, X2, W, B, V):
    if np.ndim(X1) == 2:
        trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
