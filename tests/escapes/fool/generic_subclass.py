"""Returns a subclass of a NumPy number whose conversion to an array runs code of its own.

Assignment: backprop
Score: 0
Expect: failed, crashed
"""

import numpy as np


class Number(np.float64):
    def __array__(self, *args, **kwargs):
        raise SystemExit(0)

    def __eq__(self, other):
        return True

    __hash__ = np.float64.__hash__


def strange(shape):
    return Number(0.0)


def forward(X1, X2, W, B, V):
    return strange(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return tuple(strange(np.shape(p)) for p in (W, B, V))


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return tuple(strange(np.shape(p)) for p in (W, B, V))
