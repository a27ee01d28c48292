# Mixes tabs and spaces, which Python 3 refuses to read.
#
# Loses: forward_vector, forward_mesh, forward_other_cases, gradient_w, gradient_b, gradient_v
# Loses: gradients_other_cases, inputs_unchanged, descent_published_errors, descent_one_step
# Loses: descent_learns
# Outcome: forward_vector=crashed
import numpy as np


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
