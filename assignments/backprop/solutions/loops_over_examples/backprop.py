"""Goes through the examples and the hidden units one by one, in plain loops.

Loses: nothing
May lose: descent_learns
"""
import numpy as np


def forward_one(x1, x2, W, B, V):
    H = len(B)
    z = [0.0] * H
    a = [0.0] * H
    y = 0.0
    for j in range(H):
        z[j] = x1 * W[0][j] + x2 * W[1][j] + B[j]
        if z[j] > 0:
            a[j] = z[j]
        y += a[j] * V[j]
    return z, a, y


def forward(X1, X2, W, B, V):
    Y = np.zeros(X1.shape)
    for index in np.ndindex(*X1.shape):
        Y[index] = forward_one(X1[index], X2[index], W, B, V)[2]
    return Y


def backprop(X1, X2, T, W, B, V):
    N = len(T)
    H = len(B)
    DW = np.zeros((2, H))
    DB = np.zeros(H)
    DV = np.zeros(H)
    for n in range(N):
        z, a, y = forward_one(X1[n], X2[n], W, B, V)
        if y * T[n] >= 0:
            continue            # right already, no error, no gradient
        dy = -T[n]
        for j in range(H):
            DV[j] += dy * a[j]
            if z[j] > 0:
                dz = dy * V[j]
                DW[0, j] += dz * X1[n]
                DW[1, j] += dz * X2[n]
                DB[j] += dz
    return DW / N, DB / N, DV / N


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for i in range(iterations):
        DW, DB, DV = backprop(X1, X2, T, W, B, V)
        W = W - lr * DW
        B = B - lr * DB
        V = V - lr * DV
    return W, B, V
