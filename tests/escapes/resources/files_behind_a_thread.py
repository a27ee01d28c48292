"""Answers at once, and leaves a thread behind that makes a hundred thousand files while nobody asks anything.

Assignment: backprop
Score: 0
Expect: failed, crashed, over_limit
"""

import os
import threading

import numpy as np


def make():
    for number in range(100_000):
        os.close(os.open(f"left-by-an-escape-{number}", os.O_CREAT))


def trick():
    threading.Thread(target=make, daemon=True).start()


def forward(X1, X2, W, B, V):
    if np.ndim(X1) == 2:
        trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
