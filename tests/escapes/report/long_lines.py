"""Raises and prints lines of millions of characters, and thousands of lines.

Assignment: backprop
Score: 0
Expect: crashed, failed
"""

import numpy as np


def trick():
    print("x" * 1_000_000)
    raise RuntimeError("y" * 3_000_000 + "\n" * 100_000)


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
