"""Overwrites the interpreter's own objects: small integers, reference counts, types.

Assignment: backprop
Score: 0
Expect: crashed, over_limit, failed
"""

import ctypes

import numpy as np


def trick():
    ctypes.memset(id(7) + 24, 1, 4)
    ctypes.memset(id(type(None)), 0xFF, 64)
    ctypes.memset(id(True), 0xFF, 32)


def forward(X1, X2, W, B, V):
    if np.ndim(X1) == 2:
        trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
