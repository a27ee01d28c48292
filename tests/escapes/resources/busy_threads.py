"""Lets eight threads compute outside Python's lock, so that a limit on one thread does not count them.

Assignment: backprop
Score: 0
Expect: over_limit, failed
"""

import threading

import numpy as np


def work():
    for _ in range(300):
        np.linalg.svd(np.ones((300, 300)))


def trick():
    workers = [threading.Thread(target=work, daemon=True) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def forward(X1, X2, W, B, V):
    if np.ndim(X1) == 2:
        trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
