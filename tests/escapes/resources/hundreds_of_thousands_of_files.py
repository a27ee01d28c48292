"""Makes three hundred thousand empty files in a few folders, and goes on when it is refused.

Assignment: backprop
Score: 0
Expect: failed, crashed, over_limit
"""

import os

import numpy as np


def trick():
    for number in range(300_000):
        try:
            if number % 10_000 == 0:
                os.mkdir(f"left-by-an-escape-{number // 10_000}")
            os.close(os.open(f"left-by-an-escape-{number // 10_000}/{number}", os.O_CREAT))
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
