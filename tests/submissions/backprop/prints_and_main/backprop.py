"""Prints while it trains, and has a main block that reproduces the published errors.

Loses: nothing
"""
import numpy as np


def forward(X1, X2, W, B, V):
    Z = np.multiply.outer(X1, W[0]) + np.multiply.outer(X2, W[1]) + B
    return np.dot(np.where(Z > 0, Z, 0), V)


def error(Y, T):
    return np.maximum(0, -Y * T).mean()


def backprop(X1, X2, T, W, B, V):
    N = X1.shape[0]
    X = np.array((X1, X2)).T
    Z = X @ W + B
    A = np.where(Z > 0, Z, 0)
    Y = A @ V
    print("backprop: shapes", X.shape, Z.shape, A.shape, Y.shape)
    DY = np.where(Y * T < 0, -T, 0) / N
    DZ = np.outer(DY, V) * (Z > 0)
    return X.T @ DZ, DZ.sum(0), A.T @ DY


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for i in range(iterations):
        print("iteration %d, error %.3f" % (i, error(forward(X1, X2, W, B, V), T)))
        DW, DB, DV = backprop(X1, X2, T, W, B, V)
        W = W - lr * DW
        B = B - lr * DB
        V = V - lr * DV
    return W, B, V


if __name__ == "__main__":
    from sklearn.datasets import make_moons

    np.random.seed(0)
    X, T = make_moons(n_samples=100)
    X, T = 2 * X - 1, 2 * T - 1
    W = np.random.normal(0, 1 / 2 ** 0.5, [2, 50])
    B = np.random.normal(0, 1, [50])
    V = np.random.normal(0, 1 / 50 ** 0.5, [50])
    W, B, V = descent(X[:, 0], X[:, 1], T, W, B, V)
    print("final error", error(forward(X[:, 0], X[:, 1], W, B, V), T))
