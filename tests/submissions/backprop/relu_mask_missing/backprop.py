"""Sends the gradient through the ReLU as if it were the identity.

Loses: gradient_w, gradient_b, gradients_other_cases, descent_published_errors
May lose: descent_learns
"""
import numpy as np


def forward(X1, X2, W, B, V):
    shape = np.shape(X1)
    X = np.vstack([np.ravel(X1), np.ravel(X2)]).T
    Z = X @ W + B
    A = np.maximum(Z, 0)
    Y = A @ V
    return Y.reshape(shape)


def backprop(X1, X2, T, W, B, V):
    N = len(T)
    X = np.vstack([X1, X2]).T
    Z = X @ W + B
    A = np.maximum(Z, 0)
    Y = A @ V

    # backward pass, step by step
    dY = -T * (Y * T < 0) / N
    dV = A.T @ dY
    dA = dY.reshape(N, 1) @ V.reshape(1, -1)
    dZ = dA
    dW = X.T @ dZ
    dB = np.sum(dZ, axis=0)
    return dW, dB, dV


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for i in range(iterations):
        dW, dB, dV = backprop(X1, X2, T, W, B, V)
        W = W - lr * dW
        B = B - lr * dB
        V = V - lr * dV
    return W, B, V
