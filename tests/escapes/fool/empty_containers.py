"""Returns empty lists, tuples and dicts, in which nothing is wrong.

Assignment: backprop
Score: 0
Expect: failed
"""

import itertools

import numpy as np

EMPTY = itertools.cycle([[], (), {}, set(), b"", "", None])


def strange(shape):
    return next(EMPTY)


def forward(X1, X2, W, B, V):
    return strange(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return tuple(strange(np.shape(p)) for p in (W, B, V))


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return tuple(strange(np.shape(p)) for p in (W, B, V))
