"""Starts threads with the smallest stacks, five thousand of them, and goes on when it is refused one.

Assignment: backprop
Score: 0
Expect: failed, crashed, over_limit
"""

import threading

import numpy as np


def trick():
    threading.stack_size(1 << 15)
    started = 0
    for _ in range(5000):
        try:
            threading.Thread(target=threading.Event().wait, args=(3,), daemon=True).start()
            started += 1
        except RuntimeError:
            pass
    if started > 200:
        print("REACHED", started, "threads")


def forward(X1, X2, W, B, V):
    if np.ndim(X1) == 2:
        trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
