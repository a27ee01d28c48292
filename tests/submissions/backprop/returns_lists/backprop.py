"""Returns the gradients and the parameters as a list instead of a tuple.

Loses: nothing
"""
import numpy as np


def forward(X1, X2, W, B, V):
    return np.maximum(0, np.stack([X1, X2], axis=-1) @ W + B) @ V


def backprop(X1, X2, T, W, B, V):
    X = np.stack([X1, X2], axis=-1)
    Z = X @ W + B
    A = np.maximum(0, Z)
    DY = np.where((A @ V) * T < 0, -T, 0) / len(T)
    DZ = np.outer(DY, V) * (Z > 0)
    return [X.T @ DZ, DZ.sum(axis=0), A.T @ DY]


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    theta = [W, B, V]
    for i in range(iterations):
        grads = backprop(X1, X2, T, *theta)
        theta = [p - lr * g for p, g in zip(theta, grads)]
    return theta
