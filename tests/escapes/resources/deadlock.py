"""Waits for a lock that it holds itself, with every signal blocked.

Assignment: backprop
Score: 0
Expect: over_limit, failed
"""

import signal
import threading

import numpy as np


def trick():
    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()


def forward(X1, X2, W, B, V):
    if np.ndim(X1) == 2:
        trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
