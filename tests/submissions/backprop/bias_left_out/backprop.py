"""Leaves the bias B out of the hidden layer, in the forward and in the backward pass.

Loses: forward_vector, forward_mesh, forward_other_cases, gradient_w, gradient_b, gradient_v, gradients_other_cases
Loses: descent_published_errors
May lose: descent_learns
"""
import numpy as np


def hidden_layer(X1, X2, W, B):
    X = np.stack([X1, X2], axis=-1)
    return X, X @ W


def forward(X1, X2, W, B, V):
    X, Z = hidden_layer(X1, X2, W, B)
    return np.maximum(0, Z) @ V


def backprop(X1, X2, T, W, B, V):
    X, Z = hidden_layer(X1, X2, W, B)
    A = np.maximum(0, Z)
    Y = A @ V
    DY = np.where(Y * T < 0, -T, 0) / len(T)
    DV = A.T @ DY
    DZ = np.outer(DY, V) * (Z > 0)
    DB = DZ.sum(axis=0)
    DW = X.T @ DZ
    return DW, DB, DV


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for i in range(iterations):
        DW, DB, DV = backprop(X1, X2, T, W, B, V)
        W = W - lr * DW
        B = B - lr * DB
        V = V - lr * DV
    return W, B, V
