"""Returns digits as text, in lists and arrays.

Assignment: backprop
Score: 0
Expect: failed
"""

import itertools

import numpy as np

KINDS = itertools.cycle([lambda shape: "0.0", lambda shape: ["0.0"] * int(np.prod(shape)), lambda shape: b"0.0"])


def strange(shape):
    return next(KINDS)(shape)


def forward(X1, X2, W, B, V):
    return strange(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return tuple(strange(np.shape(p)) for p in (W, B, V))


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return tuple(strange(np.shape(p)) for p in (W, B, V))
