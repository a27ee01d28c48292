"""Differentiates max(0, -YT) to +T instead of -T, so every gradient points the wrong way.

Loses: gradient_w, gradient_b, gradient_v, gradients_other_cases, descent_published_errors, descent_learns
"""
import numpy as np


def hidden(X1, X2, W, B):
    return X1[..., np.newaxis] * W[0] + X2[..., np.newaxis] * W[1] + B


def forward(X1, X2, W, B, V):
    return np.maximum(hidden(X1, X2, W, B), 0.0) @ V


def backprop(X1, X2, T, W, B, V):
    Z = hidden(X1, X2, W, B)
    A = np.maximum(Z, 0.0)
    Y = A @ V
    dY = T * (Y * T < 0)
    dZ = dY[:, np.newaxis] * V * (Z > 0)
    DV = np.mean(dY[:, np.newaxis] * A, axis=0)
    DW = np.stack([np.mean(X1[:, np.newaxis] * dZ, axis=0), np.mean(X2[:, np.newaxis] * dZ, axis=0)])
    DB = np.mean(dZ, axis=0)
    return DW, DB, DV


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for t in range(iterations):
        gW, gB, gV = backprop(X1, X2, T, W, B, V)
        W = W - lr * gW
        B = B - lr * gB
        V = V - lr * gV
    return W, B, V
