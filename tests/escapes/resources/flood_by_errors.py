"""Writes to standard error without end, from a thread, and returns.

Assignment: backprop
Score: 0
Expect: failed, over_limit, crashed
"""

import os
import threading

import numpy as np


def flood():
    try:
        while True:
            os.write(2, b"x" * 2**16)
    except OSError:
        pass


def trick():
    threading.Thread(target=flood, daemon=True).start()


def forward(X1, X2, W, B, V):
    if np.ndim(X1) == 2:
        trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
