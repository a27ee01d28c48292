"""Lays the connection over standard output and error, and prints into it.

Assignment: backprop
Score: 0
Expect: crashed
"""

import os

import numpy as np


def trick():
    for descriptor in range(3, 16):
        try:
            os.dup2(descriptor, 1)
            os.dup2(descriptor, 2)
            os.write(1, b"PASSED\n" * 4)
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
