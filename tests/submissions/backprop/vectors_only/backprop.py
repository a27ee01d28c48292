"""Stacks X1 and X2 as two columns, which works for vectors and breaks for a mesh.

Loses: forward_mesh, forward_other_cases
May lose: inputs_unchanged
Outcome: forward_mesh=crashed
"""
import numpy as np


def forward(X1, X2, W, B, V):
    X = np.column_stack((X1, X2))
    Z = X.dot(W) + B
    A = np.maximum(0, Z)
    Y = A.dot(V)
    return Y


def backprop(X1, X2, T, W, B, V):
    X = np.column_stack((X1, X2))
    N = X.shape[0]
    Z = X.dot(W) + B
    A = np.maximum(0, Z)
    Y = A.dot(V)
    DY = np.zeros(N)
    DY[Y * T < 0] = -T[Y * T < 0] / N
    DV = A.T.dot(DY)
    DZ = np.outer(DY, V) * (Z > 0)
    DW = X.T.dot(DZ)
    DB = DZ.sum(axis=0)
    return DW, DB, DV


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for i in range(iterations):
        DW, DB, DV = backprop(X1, X2, T, W, B, V)
        W = W - lr * DW
        B = B - lr * DB
        V = V - lr * DV
    return W, B, V
