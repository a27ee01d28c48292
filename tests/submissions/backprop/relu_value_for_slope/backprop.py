"""Multiplies by A itself where the derivative of the ReLU belongs.

Loses: gradient_w, gradient_b, gradients_other_cases, descent_published_errors
May lose: descent_learns
"""
import numpy as np


def forward(X1, X2, W, B, V):
    return np.maximum(0, np.einsum('d...,dh->...h', np.array([X1, X2]), W) + B) @ V


def backprop(X1, X2, T, W, B, V):
    N = X1.size
    X = np.array([X1, X2])                      # 2 x N
    A = np.maximum(0, X.T @ W + B)              # N x H
    Y = A @ V
    DY = -T / N * (T * Y < 0)                   # N
    DV = DY @ A
    DZ = DY[:, np.newaxis] * V * A              # relu
    DW = X @ DZ
    DB = DZ.sum(0)
    return DW, DB, DV


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for _ in range(iterations):
        DW, DB, DV = backprop(X1, X2, T, W, B, V)
        W = W - lr * DW
        B = B - lr * DB
        V = V - lr * DV
    return W, B, V
