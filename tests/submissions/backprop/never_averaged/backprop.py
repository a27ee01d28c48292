"""Sums the gradients over the examples and forgets to divide by N.

Loses: gradient_w, gradient_b, gradient_v, descent_published_errors
May lose: descent_learns
"""
import numpy as np


def relu(z):
    return z * (z > 0)


def forward(X1, X2, W, B, V):
    return relu(np.multiply.outer(X1, W[0]) + np.multiply.outer(X2, W[1]) + B) @ V


def backprop(X1, X2, T, W, B, V):
    Z = np.multiply.outer(X1, W[0]) + np.multiply.outer(X2, W[1]) + B
    A = relu(Z)
    Y = A @ V
    DY = np.where(Y * T < 0, -T, 0.0)
    DV = (A * DY[:, None]).sum(axis=0)
    DZ = DY[:, None] * V[None, :] * (Z > 0)
    DW = np.array([(DZ * X1[:, None]).sum(axis=0), (DZ * X2[:, None]).sum(axis=0)])
    DB = DZ.sum(axis=0)
    return DW, DB, DV


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for _ in range(iterations):
        DW, DB, DV = backprop(X1, X2, T, W, B, V)
        W, B, V = W - lr * DW, B - lr * DB, V - lr * DV
    return W, B, V
