"""Returns NaNs with text in their spare bits, in several float types.

Assignment: backprop
Score: 0
Expect: failed
"""

import itertools

import numpy as np

TYPES = itertools.cycle([np.float16, np.float32, np.float64])


def strange(shape):
    return np.frombuffer(b"\xff" * int(np.prod(shape)) * 8, next(TYPES))[:int(np.prod(shape))].reshape(shape)


def forward(X1, X2, W, B, V):
    return strange(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return tuple(strange(np.shape(p)) for p in (W, B, V))


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return tuple(strange(np.shape(p)) for p in (W, B, V))
