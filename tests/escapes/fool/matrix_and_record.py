"""Returns np.matrix, np.recarray and np.char arrays.

Assignment: backprop
Score: 0
Expect: failed
"""

import itertools

import numpy as np

KINDS = itertools.cycle(
    [lambda n: np.asmatrix(np.zeros((n, n))), lambda n: np.rec.array([(0.0,)] * n), lambda n: np.char.array(["0"] * n)]
)


def strange(shape):
    return next(KINDS)(3)


def forward(X1, X2, W, B, V):
    return strange(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return tuple(strange(np.shape(p)) for p in (W, B, V))


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return tuple(strange(np.shape(p)) for p in (W, B, V))
