"""Registers exit handlers and destructors that never end.

Assignment: backprop
Score: 0
Expect: crashed, failed, over_limit
"""

import atexit
import sys
import time

import numpy as np

atexit.register(time.sleep, 3600)


class Slow:
    def __del__(self):
        time.sleep(3600)


kept = Slow()


def trick():
    sys.exit(0)


def forward(X1, X2, W, B, V):
    if np.ndim(X1) == 2:
        trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
