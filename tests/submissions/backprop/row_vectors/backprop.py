"""Keeps B as a row: the gradient of B comes out with shape (1, H) where (H,) is asked, the values are right.

Loses: nothing
May lose: gradient_b, gradients_other_cases
"""
import numpy as np


def forward(X1, X2, W, B, V):
    X = np.stack([X1, X2], axis=-1)
    return np.maximum(0, X @ W + B) @ V


def backprop(X1, X2, T, W, B, V):
    N = len(T)
    X = np.stack([X1, X2], axis=-1)
    Z = X @ W + B
    A = np.maximum(0, Z)
    Y = A @ V
    DY = np.where(Y * T < 0, -T, 0) / N
    DZ = np.outer(DY, V) * (Z > 0)
    DW = X.T @ DZ
    DB = np.sum(DZ, axis=0, keepdims=True)
    DV = A.T @ DY
    return DW, DB, DV


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for i in range(iterations):
        DW, DB, DV = backprop(X1, X2, T, W, B, V)
        W = W - lr * DW
        B = B - lr * DB[0]
        V = V - lr * DV
    return W, B, V
