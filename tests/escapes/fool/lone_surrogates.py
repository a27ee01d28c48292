"""Returns texts that no encoding can hold, and texts of a million characters.

Assignment: backprop
Score: 0
Expect: failed
"""

import itertools

import numpy as np

TEXTS = itertools.cycle(["\ud800", "\udfff" * 10, "a" * 1_000_001, "\x00" * 100, "{\"array\": 1}"])


def strange(shape):
    return next(TEXTS)


def forward(X1, X2, W, B, V):
    return strange(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return tuple(strange(np.shape(p)) for p in (W, B, V))


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return tuple(strange(np.shape(p)) for p in (W, B, V))
