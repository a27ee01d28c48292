"""Overwrites the inputs with zeros, so that the expected values are zeros too when they are computed from the same
arrays.

Assignment: backprop
Score: 0
Expect: failed
"""

import numpy as np


def forward(X1, X2, W, B, V):
    for array in (X1, X2, W, B, V):
        array[...] = 0
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    for array in (X1, X2, T, W, B, V):
        array[...] = 0
    return W, B, V


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for array in (X1, X2, T, W, B, V):
        array[...] = 0
    return W, B, V
