"""Uses tanh in the hidden layer, with its right derivative, where the handout asks for a ReLU.

Loses: forward_vector, forward_mesh, forward_other_cases, gradient_w, gradient_b, gradient_v, gradients_other_cases
Loses: descent_published_errors
May lose: descent_learns
"""
import numpy as np


def forward(X1, X2, W, B, V):
    return np.tanh(np.stack([X1, X2], axis=-1) @ W + B) @ V


def backprop(X1, X2, T, W, B, V):
    X = np.stack([X1, X2], axis=-1)
    A = np.tanh(X @ W + B)
    DY = np.where((A @ V) * T < 0, -T, 0) / len(T)
    DZ = np.outer(DY, V) * (1 - A ** 2)
    return X.T @ DZ, DZ.sum(axis=0), A.T @ DY


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for i in range(iterations):
        DW, DB, DV = backprop(X1, X2, T, W, B, V)
        W = W - lr * DW
        B = B - lr * DB
        V = V - lr * DV
    return W, B, V
