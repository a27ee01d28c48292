"""Returns a subclass of ndarray whose difference to anything is zero.

Assignment: backprop
Score: 0
Expect: failed
"""

import numpy as np


class Near(np.ndarray):
    def __sub__(self, other):
        return np.zeros(np.shape(other))

    __rsub__ = __sub__

    def __eq__(self, other):
        return np.ones(np.shape(other), bool)

    def tobytes(self, order="C"):
        return b""


def strange(shape):
    return np.full(shape, 7.0).view(Near)


def forward(X1, X2, W, B, V):
    return strange(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return tuple(strange(np.shape(p)) for p in (W, B, V))


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return tuple(strange(np.shape(p)) for p in (W, B, V))
