"""The notebook form with globals; DZ is divided by N and DB is then the mean over the batch once more.

Loses: gradient_b
"""
import numpy as np
from sklearn import datasets

np.random.seed(0)
X, T = datasets.make_moons(n_samples=100)
X, T = 2 * X - 1, 2 * T - 1
W = np.random.normal(0, 1 / 2 ** 0.5, [2, 50])
B = np.random.normal(0, 1, [50])
V = np.random.normal(0, 1 / 50 ** 0.5, [50])


def forward(X1, X2):
    Z = X1[..., None] * W[0] + X2[..., None] * W[1] + B
    return np.maximum(0, Z) @ V


def backprop(X1, X2, T):
    N = len(T)
    X = np.stack([X1, X2], axis=-1)
    Z = X @ W + B
    A = np.maximum(0, Z)
    Y = A @ V
    DY = -T * (Y * T < 0) / N
    DZ = np.outer(DY, V) * (Z > 0)
    DB = DZ.mean(0)
    return X.T @ DZ, DB, A.T @ DY


for i in range(128):
    DW, DB, DV = backprop(X[:, 0], X[:, 1], T)
    W, B, V = W - 0.1 * DW, B - 0.1 * DB, V - 0.1 * DV
