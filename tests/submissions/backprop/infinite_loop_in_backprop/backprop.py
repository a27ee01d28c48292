"""Goes over the examples with a while loop in backprop and never moves on to the next one.

Loses: gradient_w, gradient_b, gradient_v, gradients_other_cases, inputs_unchanged
Loses: descent_published_errors, descent_one_step, descent_learns
Outcome: forward_vector=passed
Outcome: gradient_w=over_limit
"""
import numpy as np


def forward(X1, X2, W, B, V):
    X = np.stack([X1, X2], axis=-1)
    return np.maximum(0, X @ W + B) @ V


def backprop(X1, X2, T, W, B, V):
    N = len(T)
    DW, DB, DV = np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
    n = 0
    while n < N:
        x = np.array([X1[n], X2[n]])
        z = x @ W + B
        a = np.maximum(0, z)
        if (a @ V) * T[n] < 0:
            dz = -T[n] * V * (z > 0)
            DW += np.outer(x, dz) / N
            DB += dz / N
            DV += -T[n] * a / N
    return DW, DB, DV


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for i in range(iterations):
        DW, DB, DV = backprop(X1, X2, T, W, B, V)
        W, B, V = W - lr * DW, B - lr * DB, V - lr * DV
    return W, B, V
