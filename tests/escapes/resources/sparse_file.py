"""Makes a file of a terabyte that holds nothing, and reads it.

Assignment: backprop
Score: 0
Expect: crashed, over_limit, failed
"""

import os

import numpy as np


def trick():
    with open("left-by-an-escape", "wb") as file:
        os.ftruncate(file.fileno(), 2**40)
    with open("left-by-an-escape", "rb") as file:
        file.read()


def forward(X1, X2, W, B, V):
    if np.ndim(X1) == 2:
        trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
