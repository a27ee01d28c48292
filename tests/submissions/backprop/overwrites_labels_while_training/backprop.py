"""Builds DY inside T itself, so that after the first iteration descent trains on ruined labels.

Loses: inputs_unchanged, descent_published_errors
May lose: descent_one_step, descent_learns
"""
import numpy as np


def forward(X1, X2, W, B, V):
    X = np.stack([X1, X2], axis=-1)
    return np.maximum(X @ W + B, 0) @ V


def backprop(X1, X2, T, W, B, V):
    X = np.stack([X1, X2], axis=-1)
    Z = X @ W + B
    A = np.maximum(Z, 0)
    Y = A @ V
    DY = T
    DY[Y * T >= 0] = 0
    DY *= -1
    DY = DY / len(DY)
    DV = A.T @ DY
    DZ = np.outer(DY, V) * (Z > 0)
    return X.T @ DZ, DZ.sum(axis=0), DV


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for i in range(iterations):
        DW, DB, DV = backprop(X1, X2, T, W, B, V)
        W = W - lr * DW
        B = B - lr * DB
        V = V - lr * DV
    return W, B, V
