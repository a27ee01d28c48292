"""Returns objects that are equal to everything, close to everything, and true.

Assignment: backprop
Score: 0
Expect: failed
"""

import numpy as np


class Equal:
    def __eq__(self, other):
        return True

    __ne__ = __lt__ = __gt__ = lambda self, other: False
    __le__ = __ge__ = __eq__
    __sub__ = __rsub__ = __abs__ = __array_ufunc__ = lambda self, *args, **kwargs: 0.0

    def __hash__(self):
        return 0

    def __array__(self, *args, **kwargs):
        return np.zeros(())


def strange(shape):
    return Equal()


def forward(X1, X2, W, B, V):
    return strange(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return tuple(strange(np.shape(p)) for p in (W, B, V))


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return tuple(strange(np.shape(p)) for p in (W, B, V))
