"""Adds the gradient instead of subtracting it, so descent climbs.

Loses: descent_published_errors, descent_one_step, descent_learns
"""
import numpy as np


def forward(X1, X2, W, B, V):
    Z = X1[..., None] * W[0] + X2[..., None] * W[1] + B
    return np.sum(np.maximum(0, Z) * V, axis=-1)


def backprop(X1, X2, T, W, B, V):
    N = X1.shape[0]
    X = np.c_[X1, X2]
    Z = X @ W + B
    A = np.maximum(0, Z)
    Y = A @ V
    DY = -T * (Y * T < 0) / N
    DZ = np.outer(DY, V) * (Z > 0)
    return X.T @ DZ, DZ.sum(0), A.T @ DY


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for i in range(iterations):
        DW, DB, DV = backprop(X1, X2, T, W, B, V)
        W = W + lr * DW
        B = B + lr * DB
        V = V + lr * DV
    return W, B, V
