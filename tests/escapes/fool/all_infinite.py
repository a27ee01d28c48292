"""Returns infinity everywhere, whose difference to itself is NaN.

Assignment: backprop
Score: 0
Expect: failed
"""

import numpy as np


def strange(shape):
    return np.full(shape, np.inf)


def forward(X1, X2, W, B, V):
    return strange(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return tuple(strange(np.shape(p)) for p in (W, B, V))


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return tuple(strange(np.shape(p)) for p in (W, B, V))
