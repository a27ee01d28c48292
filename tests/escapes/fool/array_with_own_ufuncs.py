"""Returns a subclass of ndarray for which every operation gives zero, so that no difference is left.

Assignment: backprop
Score: 0
Expect: failed
"""

import numpy as np


class Zero(np.ndarray):
    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        return np.zeros(self.shape) if ufunc.nout == 1 else (np.zeros(self.shape), np.zeros(self.shape))

    def __array_function__(self, func, types, args, kwargs):
        return True


def strange(shape):
    return np.full(shape, 7.0).view(Zero)


def forward(X1, X2, W, B, V):
    return strange(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return tuple(strange(np.shape(p)) for p in (W, B, V))


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return tuple(strange(np.shape(p)) for p in (W, B, V))
