"""Returns arrays without axes and single NumPy numbers.

Assignment: backprop
Score: 0
Expect: failed
"""

import itertools

import numpy as np

KINDS = itertools.cycle([np.array(0.0), np.float32(0), np.float64(np.nan), np.bool_(True), np.int8(-1)])


def strange(shape):
    return next(KINDS)


def forward(X1, X2, W, B, V):
    return strange(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return tuple(strange(np.shape(p)) for p in (W, B, V))


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return tuple(strange(np.shape(p)) for p in (W, B, V))
