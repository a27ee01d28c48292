"""Makes folders two thousand levels deep, without the right to enter them.

Assignment: backprop
Score: 0
Expect: failed, crashed
"""

import os

import numpy as np


def trick():
    for _ in range(2000):
        os.mkdir("left-by-an-escape-in-a-long-name" * 4)
        os.chdir("left-by-an-escape-in-a-long-name" * 4)
    os.chmod(".", 0)


def forward(X1, X2, W, B, V):
    if np.ndim(X1) == 2:
        trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
