"""Adds up the gradients over chunks of 16 examples, all parameters in one long vector, and divides by N at the end.

Loses: nothing
"""
import numpy as np

CHUNK = 16


def pack(*arrays):
    return np.concatenate([array.ravel() for array in arrays])


def unpack(vector):
    h = vector.size // 4
    return vector[:2 * h].reshape(2, h), vector[2 * h:3 * h], vector[3 * h:]


def forward(X1, X2, W, B, V):
    points = np.dstack((np.atleast_2d(X1), np.atleast_2d(X2)))   # (1, N, 2) or (a, b, 2)
    return np.maximum(points @ W + B, 0).dot(V).reshape(X1.shape)


def gradient_of_sum(x, t, theta):
    W, B, V = unpack(theta)
    z = x @ W + B
    a = np.where(z > 0, z, 0)
    back = np.where(a @ V * t < 0, -t, 0)[:, None]               # (chunk, 1)
    dz = back @ V[None] * np.sign(a)
    return pack(x.T @ dz, np.ones(len(x)) @ dz, (a.T @ back)[:, 0])


def gradient(X1, X2, T, theta):
    x = np.stack([X1, X2], axis=1)
    total = sum(gradient_of_sum(x[i:i + CHUNK], T[i:i + CHUNK], theta) for i in range(0, len(T), CHUNK))
    return total / len(T)


def backprop(X1, X2, T, W, B, V):
    return unpack(gradient(X1, X2, T, pack(W, B, V)))


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    theta = pack(W, B, V)
    for _ in range(iterations):
        theta = theta - lr * gradient(X1, X2, T, theta)
    return unpack(theta)
