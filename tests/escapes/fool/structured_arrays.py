"""Returns arrays of records, of dates, of texts and of raw bytes.

Assignment: backprop
Score: 0
Expect: failed
"""

import itertools

import numpy as np

TYPES = itertools.cycle(["f8,f8", "datetime64[s]", "timedelta64[s]", "U5", "S5", "V8"])


def strange(shape):
    return np.zeros(shape, dtype=next(TYPES))


def forward(X1, X2, W, B, V):
    return strange(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return tuple(strange(np.shape(p)) for p in (W, B, V))


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return tuple(strange(np.shape(p)) for p in (W, B, V))
