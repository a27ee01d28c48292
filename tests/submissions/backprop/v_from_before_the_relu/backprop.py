"""Multiplies by Z instead of A in the gradient of V.

Loses: gradient_v, gradients_other_cases, descent_published_errors
May lose: descent_learns
"""
import numpy as np


def relu(x):
    return np.maximum(0, x)


def forward(X1, X2, W, B, V):
    Z = np.dot(np.stack([X1, X2], axis=-1), W) + B
    return np.dot(relu(Z), V)


def backprop(X1, X2, T, W, B, V):
    N = len(T)
    X = np.stack([X1, X2], axis=-1)
    Z = np.dot(X, W) + B
    Y = np.dot(relu(Z), V)
    DY = np.where(Y * T < 0, -T, 0)
    DV = np.dot(Z.T, DY) / N
    DZ = np.outer(DY, V) * (Z > 0)
    DW = np.dot(X.T, DZ) / N
    DB = np.mean(DZ, axis=0)
    return DW, DB, DV


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for i in range(iterations):
        DW, DB, DV = backprop(X1, X2, T, W, B, V)
        W = W - lr * DW
        B = B - lr * DB
        V = V - lr * DV
    return W, B, V
