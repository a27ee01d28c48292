"""Imports a plotting module that is installed nowhere but on the author's laptop; the graded functions do without it.

Loses: nothing
"""
import numpy as np
import moonplots_private as mp


def forward(X1, X2, W, B, V):
    X = np.stack([X1, X2], axis=-1)
    return np.maximum(0, X @ W + B) @ V


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


def plot(X1, X2, T, W, B, V):
    mp.decision_function(lambda a, b: forward(a, b, W, B, V), -4, 4)
    mp.points(X1, X2, T)
