"""Builds DY inside T itself, and hands backprop a copy in descent because the training looked odd otherwise.

Loses: inputs_unchanged
"""
import numpy as np


def forward(X1, X2, W, B, V):
    X = np.stack([X1, X2], axis=-1)
    Z = X @ W
    Z += B
    return np.maximum(Z, 0) @ V


def backprop(X1, X2, T, W, B, V):
    N = T.shape[0]
    X = np.stack([X1, X2], axis=-1)
    Z = X @ W + B
    A = np.maximum(Z, 0)
    Y = A @ V
    DY = T
    DY[Y * T >= 0] = 0
    DY *= -1
    DV = A.T @ DY / N
    DZ = np.outer(DY, V) * (Z > 0)
    DW = X.T @ DZ / N
    DB = DZ.sum(axis=0) / N
    return DW, DB, DV


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for i in range(iterations):
        # strange: without the copy the error stops going down??
        DW, DB, DV = backprop(X1, X2, T.copy(), W, B, V)
        W = W - lr * DW
        B = B - lr * DB
        V = V - lr * DV
    return W, B, V
