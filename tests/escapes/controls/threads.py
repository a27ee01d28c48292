"""An honest right submission that computes in a pool of threads.

Assignment: backprop
Score: honest
Expect: passed
"""

from concurrent.futures import ThreadPoolExecutor

import numpy as np


def forward(X1, X2, W, B, V):
    with ThreadPoolExecutor(4) as pool:
        rows = pool.map(lambda point: np.maximum(0, point @ W + B) @ V, np.stack([X1, X2], axis=-1).reshape(-1, 2))
        return np.array(list(rows)).reshape(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    X = np.stack([X1, X2], axis=-1)
    Z = X @ W + B
    DY = np.where(np.maximum(0, Z) @ V * T < 0, -T, 0) / len(T)
    DZ = np.outer(DY, V) * (Z > 0)
    return X.T @ DZ, DZ.sum(axis=0), np.maximum(0, Z).T @ DY


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for _ in range(iterations):
        DW, DB, DV = backprop(X1, X2, T, W, B, V)
        W, B, V = W - lr * DW, B - lr * DB, V - lr * DV
    return W, B, V
