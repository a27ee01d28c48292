"""Returns a view that reaches far beyond its array, into memory that is not there.

Assignment: backprop
Score: 0
Expect: crashed, failed
"""

import numpy as np


def strange(shape):
    return np.lib.stride_tricks.as_strided(np.zeros(1), (4096,), (2**24,))


def forward(X1, X2, W, B, V):
    return strange(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return tuple(strange(np.shape(p)) for p in (W, B, V))


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return tuple(strange(np.shape(p)) for p in (W, B, V))
