"""Accepts lr but steps with 0.1 always.

Loses: descent_one_step
May lose: descent_learns
"""
import numpy as np


def forward(X1, X2, W, B, V):
    X = np.stack([X1, X2], axis=-1)
    return np.maximum(X @ W + B, 0) @ V


def backprop(X1, X2, T, W, B, V):
    X = np.stack([X1, X2], axis=-1)
    Z = X @ W + B
    A = np.maximum(Z, 0)
    mistake = (A @ V) * T < 0
    DY = -T * mistake / len(T)
    DZ = np.outer(DY, V) * (Z > 0)
    return X.T @ DZ, DZ.sum(axis=0), A.T @ DY


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for i in range(iterations):
        DW, DB, DV = backprop(X1, X2, T, W, B, V)
        W = W - 0.1 * DW
        B = B - 0.1 * DB
        V = V - 0.1 * DV
    return W, B, V
