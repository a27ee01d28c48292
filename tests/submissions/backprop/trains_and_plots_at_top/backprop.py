"""Trains and draws at top level when the file is loaded; the drawing is guarded against a missing matplotlib.

Loses: nothing
"""
import numpy as np
from sklearn.datasets import make_moons

try:
    import matplotlib
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt
except ImportError:
    plt = None

np.random.seed(0)
X, T = make_moons(n_samples=100)
X = 2 * X - 1
T = 2 * T - 1
W = np.random.normal(0, 1 / 2 ** 0.5, [2, 50])
B = np.random.normal(0, 1, [50])
V = np.random.normal(0, 1 / 50 ** 0.5, [50])


def forward(X1, X2, W, B, V):
    return np.maximum(0, np.stack([X1, X2], axis=-1) @ W + B) @ V


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


def plot(title):
    if plt is None:
        return
    grid = np.linspace(-4, 4, 50)
    G1, G2 = np.meshgrid(grid, grid)
    plt.figure()
    plt.contourf(G1, G2, forward(G1, G2, W, B, V), 20)
    plt.scatter(X[:, 0], X[:, 1], c=T)
    plt.title(title)
    plt.show()


plot("before")
W, B, V = descent(X[:, 0], X[:, 1], T, W, B, V)
plot("after")
