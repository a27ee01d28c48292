"""Returns dicts with keys that are NaN, tuples, objects or the same in two ways.

Assignment: backprop
Score: 0
Expect: failed
"""

import itertools

import numpy as np

BOOKS = itertools.cycle(
    [{float("nan"): 0.0}, {(1, 2): 0.0}, {1: 0.0, "1": 0.0}, {None: 0.0, True: 0.0}, {object(): 0.0}, {b"a": 0}]
)


def strange(shape):
    return next(BOOKS)


def forward(X1, X2, W, B, V):
    return strange(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return tuple(strange(np.shape(p)) for p in (W, B, V))


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return tuple(strange(np.shape(p)) for p in (W, B, V))
