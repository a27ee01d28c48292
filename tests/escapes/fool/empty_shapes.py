"""Returns arrays without entries: all of none are right.

Assignment: backprop
Score: 0
Expect: failed
"""

import itertools

import numpy as np

SHAPES = itertools.cycle([(0,), (0, 50), (2, 0), (0, 0, 0)])


def strange(shape):
    return np.zeros(next(SHAPES))


def forward(X1, X2, W, B, V):
    return strange(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return tuple(strange(np.shape(p)) for p in (W, B, V))


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return tuple(strange(np.shape(p)) for p in (W, B, V))
