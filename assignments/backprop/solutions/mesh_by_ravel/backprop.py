"""Ravels a mesh into a long vector and folds the answer back; averages with .mean(0) at the very end.

Loses: nothing
"""
import numpy as np


def forward(X1, X2, W, B, V):
    X = np.vstack((X1.ravel(), X2.ravel())).T       # (N, 2)
    Z = X.dot(W) + B
    A = np.maximum(0, Z)
    Y = A.dot(V)
    return Y.reshape(X1.shape)


def backprop(X1, X2, T, W, B, V):
    X = np.vstack((X1.ravel(), X2.ravel())).T
    Z = X.dot(W) + B
    A = np.maximum(0, Z)
    Y = A.dot(V)
    DY = -T * (Y * T < 0)                           # not averaged yet
    DV = (DY[:, None] * A).mean(0)
    DZ = DY[:, None] * V[None, :] * (Z > 0)
    DB = DZ.mean(0)
    DW = (X[:, :, None] * DZ[:, None, :]).mean(0)
    return DW, DB, DV


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for i in range(iterations):
        DW, DB, DV = backprop(X1, X2, T, W, B, V)
        W = W - lr * DW
        B = B - lr * DB
        V = V - lr * DV
    return W, B, V
