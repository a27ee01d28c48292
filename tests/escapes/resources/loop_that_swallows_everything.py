"""Computes without end and swallows every exception that would stop it; does it while it is read, too.

Assignment: backprop
Score: 0
Expect: over_limit, failed
"""

import numpy as np


def trick():
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue


trick()


def forward(X1, X2, W, B, V):
    if np.ndim(X1) == 2:
        trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
