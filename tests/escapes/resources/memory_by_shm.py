"""Writes large files into the folders that lie in memory.

Assignment: backprop
Score: 0
Expect: crashed, over_limit, failed
"""

import os

import numpy as np


def trick():
    for folder in ("/dev/shm", "/run", "/tmp", "."):
        for number in range(16):
            with open(os.path.join(folder, f"left-by-an-escape-{number}"), "wb") as file:
                for _ in range(32):
                    file.write(bytes(2**20))


def forward(X1, X2, W, B, V):
    if np.ndim(X1) == 2:
        trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
