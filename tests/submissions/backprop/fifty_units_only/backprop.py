"""Writes 50 hidden units into its loops and reshapes, so another H breaks it.

Loses: forward_other_cases, gradients_other_cases
May lose: inputs_unchanged, descent_one_step, descent_learns
Outcome: gradients_other_cases=crashed
"""
import numpy as np


def forward(X1, X2, W, B, V):
    Y = np.zeros(X1.shape)
    for j in range(50):
        Y += np.maximum(0, X1 * W[0, j] + X2 * W[1, j] + B[j]) * V[j]
    return Y


def backprop(X1, X2, T, W, B, V):
    N = len(T)
    Z = X1.reshape(N, 1) * W[0].reshape(1, 50) + X2.reshape(N, 1) * W[1].reshape(1, 50) + B.reshape(1, 50)
    A = np.maximum(0, Z)
    Y = A @ V
    DY = np.where(Y * T < 0, -T, 0) / N
    DW = np.zeros((2, 50))
    DB = np.zeros(50)
    DV = np.zeros(50)
    for j in range(50):
        DV[j] = np.sum(DY * A[:, j])
        DZ = DY * V[j] * (Z[:, j] > 0)
        DW[0, j] = np.sum(DZ * X1)
        DW[1, j] = np.sum(DZ * X2)
        DB[j] = np.sum(DZ)
    return DW, DB, DV


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for _ in range(iterations):
        DW, DB, DV = backprop(X1, X2, T, W, B, V)
        W = W - lr * DW
        B = B - lr * DB
        V = V - lr * DV
    return W, B, V
