"""Means to split the batch in two halves and to add them up, but the recursion in backprop has no end.

Loses: gradient_w, gradient_b, gradient_v, gradients_other_cases, inputs_unchanged
Loses: descent_published_errors, descent_one_step, descent_learns
Outcome: forward_vector=passed
Outcome: gradient_w=crashed
"""
import numpy as np


def forward(X1, X2, W, B, V):
    X = np.stack([X1, X2], axis=-1)
    return np.maximum(0, X @ W + B) @ V


def backprop(X1, X2, T, W, B, V):
    N = len(T)
    half = N // 2
    left = backprop(X1[:half], X2[:half], T[:half], W, B, V)
    right = backprop(X1[half:], X2[half:], T[half:], W, B, V)
    return tuple((half * l + (N - half) * r) / N for l, r in zip(left, right))


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for i in range(iterations):
        DW, DB, DV = backprop(X1, X2, T, W, B, V)
        W, B, V = W - lr * DW, B - lr * DB, V - lr * DV
    return W, B, V
