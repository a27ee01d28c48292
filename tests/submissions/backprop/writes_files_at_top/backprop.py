"""Writes two files into the working folder when loaded, and leaves "TODO" comments in finished work.

Loses: nothing
"""
import numpy as np

log = open("log.txt", "w")
log.write("start\n")
np.save("initial_bias", np.zeros(50))


def forward(X1, X2, W, B, V):
    # TODO: forward
    return np.maximum(0, np.stack([X1, X2], axis=-1) @ W + B) @ V


def backprop(X1, X2, T, W, B, V):
    # TODO: backprop
    # YOUR CODE HERE
    X = np.stack([X1, X2], axis=-1)
    Z = X @ W + B
    A = np.maximum(0, Z)
    Y = A @ V
    log.write("mean output %f\n" % Y.mean())
    DY = np.where(Y * T < 0, -T, 0) / len(T)
    DZ = np.outer(DY, V) * (Z > 0)
    return X.T @ DZ, DZ.sum(axis=0), A.T @ DY


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    # TODO: descent
    for i in range(iterations):
        DW, DB, DV = backprop(X1, X2, T, W, B, V)
        W, B, V = W - lr * DW, B - lr * DB, V - lr * DV
    return W, B, V
