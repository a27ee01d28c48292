"""Goes through the units one by one and keeps, of the gradient at each ReLU, only what is above zero.

Loses: gradient_w, gradient_b, gradients_other_cases, descent_published_errors
May lose: descent_learns
Named: relu_of_the_gradient
"""
import numpy as np


def unit(X1, X2, W, B, j):
    z = W[0, j] * X1 + W[1, j] * X2 + B[j]
    return np.where(z > 0, z, 0.0)


def forward(X1, X2, W, B, V):
    total = 0.0
    for j in range(V.size):
        total = total + V[j] * unit(X1, X2, W, B, j)
    return total


def backprop(X1, X2, T, W, B, V):
    missed = forward(X1, X2, W, B, V) * T < 0
    push = np.where(missed, -T, 0)
    DW, DB, DV = np.empty_like(W), np.empty_like(B), np.empty_like(V)
    for j in range(V.size):
        DV[j] = np.mean(push * unit(X1, X2, W, B, j))
        back = push * V[j]
        back[back < 0] = 0          # the ReLU, backwards
        DW[0, j] = np.mean(back * X1)
        DW[1, j] = np.mean(back * X2)
        DB[j] = np.mean(back)
    return DW, DB, DV


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for _ in range(iterations):
        step = [lr * D for D in backprop(X1, X2, T, W, B, V)]
        W, B, V = W - step[0], B - step[1], V - step[2]
    return W, B, V
