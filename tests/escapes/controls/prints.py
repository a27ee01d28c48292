"""An honest right submission that prints as it goes.

Assignment: backprop
Score: honest
Expect: passed
"""

import sys

import numpy as np

print("hello")
print("starting", file=sys.stderr)
for number in range(1000):
    print(number, "x" * 40)


def forward(X1, X2, W, B, V):
    return np.maximum(0, np.stack([X1, X2], axis=-1) @ W + B) @ V


def backprop(X1, X2, T, W, B, V):
    X = np.stack([X1, X2], axis=-1)                     # (N, 2)
    Z = X @ W + B                                       # (N, H)
    DY = np.where(np.maximum(0, Z) @ V * T < 0, -T, 0) / len(T)
    DZ = np.outer(DY, V) * (Z > 0)
    return X.T @ DZ, DZ.sum(axis=0), np.maximum(0, Z).T @ DY


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for _ in range(iterations):
        DW, DB, DV = backprop(X1, X2, T, W, B, V)
        W, B, V = W - lr * DW, B - lr * DB, V - lr * DV
    return W, B, V
