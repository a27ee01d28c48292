"""Makes twenty thousand empty files.

Assignment: backprop
Score: 0
Expect: failed, crashed, over_limit
"""

import os

import numpy as np


def trick():
    for number in range(20_000):
        os.close(os.open(f"left-by-an-escape-{number}", os.O_CREAT))


def forward(X1, X2, W, B, V):
    if np.ndim(X1) == 2:
        trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
