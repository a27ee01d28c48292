"""Returns lists in lists, ten and ten thousand levels deep.

Assignment: backprop
Score: 0
Expect: failed
"""

import itertools

import numpy as np

DEPTHS = itertools.cycle([10, 10_000, 17])


def strange(shape):
    value = 0.0
    for _ in range(next(DEPTHS)):
        value = [value]
    return value


def forward(X1, X2, W, B, V):
    return strange(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return tuple(strange(np.shape(p)) for p in (W, B, V))


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return tuple(strange(np.shape(p)) for p in (W, B, V))
