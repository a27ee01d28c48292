"""Trains at the end of the file until the error is below zero, which never happens; the functions above are right.

Loses: nothing
May lose: forward_vector, forward_mesh, forward_other_cases, gradient_w, gradient_b, gradient_v
May lose: gradients_other_cases, inputs_unchanged, descent_published_errors, descent_one_step
May lose: descent_learns
"""
import numpy as np
from sklearn.datasets import make_moons

np.random.seed(0)
X, T = make_moons(n_samples=100)
X, T = 2 * X - 1, 2 * T - 1
W = np.random.normal(0, 1 / 2 ** 0.5, [2, 50])
B = np.random.normal(0, 1, [50])
V = np.random.normal(0, 1 / 50 ** 0.5, [50])


def forward(X1, X2, W, B, V):
    X = np.stack([X1, X2], axis=-1)
    return np.maximum(0, X @ W + B) @ V


def backprop(X1, X2, T, W, B, V):
    X = np.stack([X1, X2], axis=-1)
    Z = X @ W + B
    A = np.maximum(0, Z)
    Y = A @ V
    DY = np.where(Y * T < 0, -T, 0) / len(T)
    DZ = np.outer(DY, V) * (Z > 0)
    return X.T @ DZ, DZ.sum(axis=0), A.T @ DY


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for i in range(iterations):
        DW, DB, DV = backprop(X1, X2, T, W, B, V)
        W, B, V = W - lr * DW, B - lr * DB, V - lr * DV
    return W, B, V


error = 1.0
while error >= 0:
    W, B, V = descent(X[:, 0], X[:, 1], T, W, B, V, iterations=1)
    error = np.maximum(0, -forward(X[:, 0], X[:, 1], W, B, V) * T).mean()
print("done")
