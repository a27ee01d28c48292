"""Leaves the bias out of forward, while backprop has its own hidden layer that does add it.

Loses: forward_vector, forward_mesh, forward_other_cases
"""
import numpy as np


def forward(X1, X2, W, B, V):
    X = np.stack([X1, X2], axis=-1)
    Z = X @ W
    A = np.where(Z > 0, Z, 0)
    return A @ V


def backprop(X1, X2, T, W, B, V):
    X = np.stack([X1, X2], axis=-1)
    Z = X @ W + B
    A = np.where(Z > 0, Z, 0)
    Y = A @ V
    DY = np.where(Y * T < 0, -T, 0) / len(T)
    DV = A.T @ DY
    DZ = np.outer(DY, V) * (Z > 0)
    DB = DZ.sum(axis=0)
    DW = X.T @ DZ
    return DW, DB, DV


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for i in range(iterations):
        DW, DB, DV = backprop(X1, X2, T, W, B, V)
        W = W - lr * DW
        B = B - lr * DB
        V = V - lr * DV
    return W, B, V
