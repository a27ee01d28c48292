"""Returns NaN everywhere, with which no comparison is ever true: not even "the error is too large".

Assignment: backprop
Score: 0
Expect: failed
"""

import numpy as np


def strange(shape):
    return np.full(shape, np.nan)


def forward(X1, X2, W, B, V):
    return strange(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return tuple(strange(np.shape(p)) for p in (W, B, V))


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return tuple(strange(np.shape(p)) for p in (W, B, V))
