"""Steps downhill."""

from units import backprop


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for _ in range(iterations):
        DW, DB, DV = backprop(X1, X2, T, W, B, V)
        W, B, V = W - lr * DW, B - lr * DB, V - lr * DV
    return W, B, V
