"""Returns True and False for numbers.

Assignment: backprop
Score: 0
Expect: failed
"""

import itertools

import numpy as np

KINDS = itertools.cycle([lambda shape: True, lambda shape: np.ones(shape, bool), lambda shape: np.zeros(shape, bool)])


def strange(shape):
    return next(KINDS)(shape)


def forward(X1, X2, W, B, V):
    return strange(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return tuple(strange(np.shape(p)) for p in (W, B, V))


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return tuple(strange(np.shape(p)) for p in (W, B, V))
