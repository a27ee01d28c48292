"""Returns arrays of objects that are equal to everything.

Assignment: backprop
Score: 0
Expect: failed
"""

import numpy as np


class Equal:
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0

    def __float__(self):
        raise SystemExit(0)


def strange(shape):
    return np.array([Equal()] * int(np.prod(shape)), dtype=object).reshape(shape)


def forward(X1, X2, W, B, V):
    return strange(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return tuple(strange(np.shape(p)) for p in (W, B, V))


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return tuple(strange(np.shape(p)) for p in (W, B, V))
