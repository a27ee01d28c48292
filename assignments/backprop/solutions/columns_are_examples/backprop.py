"""Turns everything around: one example a column, one hidden unit a row, as some textbooks draw it.

Loses: nothing
"""
import numpy as np


def hidden_rows(points, W, B):
    return W.T @ points + B[:, np.newaxis]                  # (H, N)


def forward(X1, X2, W, B, V):
    points = np.array([np.ravel(X1), np.ravel(X2)])         # (2, N)
    Z = hidden_rows(points, W, B)
    return (V @ (Z * (Z > 0))).reshape(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    points = np.asfortranarray([X1, X2])
    Z = hidden_rows(points, W, B)
    on = Z > 0
    Y = V @ (Z * on)
    slope = np.zeros(len(Y))                                # of the error, with respect to Y
    slope[Y * T < 0] = -1
    slope *= T
    DV = np.average((Z * on) * slope, axis=1)
    DZ = V[:, np.newaxis] * on * slope                      # (H, N)
    DB = np.average(DZ, axis=1)
    DW = (DZ @ points.T).T / points.shape[1]                # (H, 2) turned to (2, H), not contiguous
    return DW, DB, DV


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    while iterations > 0:
        DW, DB, DV = backprop(X1, X2, T, W, B, V)
        W, B, V = W - lr * DW, B - lr * DB, V - lr * DV
        iterations -= 1
    return W, B, V
