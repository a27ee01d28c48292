"""Converts everything to float32 first and returns float32 arrays, so its numbers are right to float32 only.

Loses: nothing
"""
import numpy as np

f = np.float32


def forward(X1, X2, W, B, V):
    X1, X2, W, B, V = f(X1), f(X2), f(W), f(B), f(V)
    X = np.stack([X1, X2], axis=-1)
    return np.maximum(X @ W + B, f(0)) @ V


def backprop(X1, X2, T, W, B, V):
    X1, X2, T, W, B, V = f(X1), f(X2), f(T), f(W), f(B), f(V)
    X = np.stack([X1, X2], axis=-1)
    Z = X @ W + B
    A = np.maximum(Z, f(0))
    Y = A @ V
    DY = np.where(Y * T < 0, -T, f(0)) / f(len(T))
    DZ = np.outer(DY, V) * (Z > 0)
    return X.T @ DZ, DZ.sum(axis=0), A.T @ DY


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    W, B, V = f(W), f(B), f(V)
    for i in range(iterations):
        DW, DB, DV = backprop(X1, X2, T, W, B, V)
        W = W - f(lr) * DW
        B = B - f(lr) * DB
        V = V - f(lr) * DV
    return W, B, V
