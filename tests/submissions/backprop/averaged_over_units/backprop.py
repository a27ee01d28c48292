"""Takes the mean over the hidden units H where the mean over the examples N was asked.

Loses: gradient_w, gradient_b, gradient_v, descent_published_errors
May lose: descent_learns
"""
import numpy as np


def forward(X1, X2, W, B, V):
    X = np.stack((X1, X2), axis=-1)
    return np.maximum(X @ W + B, 0) @ V


def backprop(X1, X2, T, W, B, V):
    X = np.stack((X1, X2), axis=-1)
    Z = X @ W + B
    A = np.maximum(Z, 0)
    Y = A @ V
    n = A.shape[1]          # number of samples
    DY = -T * (Y * T < 0) / n
    DZ = np.outer(DY, V)
    DZ[Z <= 0] = 0
    return X.T @ DZ, DZ.sum(axis=0), A.T @ DY


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for _ in range(iterations):
        DW, DB, DV = backprop(X1, X2, T, W, B, V)
        W, B, V = W - lr * DW, B - lr * DB, V - lr * DV
    return W, B, V
