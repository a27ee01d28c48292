"""Flattens the mesh for the matrix product and never folds the answer back into the mesh's shape.

Loses: forward_mesh, forward_other_cases
Outcome: forward_mesh=failed
"""
import numpy as np


def forward(X1, X2, W, B, V):
    X = np.array([X1.flatten(), X2.flatten()]).T
    A = X @ W + B
    A[A < 0] = 0
    return A @ V


def backprop(X1, X2, T, W, B, V):
    N = len(X1)
    X = np.array([X1, X2]).T
    A = X @ W + B
    A[A < 0] = 0
    Y = A @ V
    wrong = (Y * T) < 0
    DY = -(T * wrong) / N
    DV = A.T @ DY
    DZ = np.outer(DY, V)
    DZ[A == 0] = 0
    return X.T @ DZ, DZ.sum(axis=0), DV


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for i in range(iterations):
        DW, DB, DV = backprop(X1, X2, T, W, B, V)
        W = W - lr * DW
        B = B - lr * DB
        V = V - lr * DV
    return W, B, V
