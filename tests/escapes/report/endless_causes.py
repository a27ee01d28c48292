"""Raises an exception with a chain of ten thousand causes that ends in itself.

Assignment: backprop
Score: 0
Expect: crashed, failed
"""

import numpy as np


def trick():
    first = error = RuntimeError("first")
    for number in range(10_000):
        error.__cause__ = RuntimeError(number)
        error = error.__cause__
    error.__cause__ = first
    raise first


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
