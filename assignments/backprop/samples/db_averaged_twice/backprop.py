"""Divides DZ by N and then takes the mean over the batch again for DB."""
import numpy as np


def forward(X1, X2, W, B, V):
    Z = X1[..., None] * W[0] + X2[..., None] * W[1] + B
    A = np.maximum(0, Z)
    return A.dot(V)


def backprop(X1, X2, T, W, B, V):
    N = X1.shape[0]
    X = np.stack([X1, X2], axis=1)
    Z = X.dot(W) + B
    A = np.maximum(0, Z)
    Y = A.dot(V)

    DY = -T * (Y * T < 0)
    DV = A.T.dot(DY) / N
    DA = np.outer(DY, V)
    DZ = DA * (Z > 0) / N
    DW = X.T.dot(DZ)
    DB = DZ.mean(0)
    return DW, DB, DV


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for i in range(iterations):
        DW, DB, DV = backprop(X1, X2, T, W, B, V)
        W = W - lr * DW
        B = B - lr * DB
        V = V - lr * DV
    return W, B, V
