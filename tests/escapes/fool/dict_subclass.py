"""Returns subclasses of dict, list, tuple, str, int and float with methods of their own.

Assignment: backprop
Score: 0
Expect: failed
"""

import itertools

import numpy as np


def always(self, *args, **kwargs):
    return True


METHODS = {
    "__eq__": always,
    "__hash__": lambda self: 0,
    "__sub__": lambda self, other: 0.0,
    "__len__": lambda self: 10**9,
    "items": lambda self: itertools.repeat(("a", 1)),
}
KINDS = itertools.cycle([type("Mine", (kind,), dict(METHODS)) for kind in (dict, list, tuple, str, int, float, bytes)])


def strange(shape):
    return next(KINDS)()


def forward(X1, X2, W, B, V):
    return strange(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return tuple(strange(np.shape(p)) for p in (W, B, V))


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return tuple(strange(np.shape(p)) for p in (W, B, V))
