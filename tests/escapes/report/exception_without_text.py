"""Raises exceptions whose text, arguments, cause and traceback fight back.

Assignment: backprop
Score: 0
Expect: crashed, failed
"""

import numpy as np


class Fights(Exception):
    def __str__(self):
        raise SystemExit(0)

    __repr__ = __str__

    @property
    def args(self):
        raise MemoryError

    @property
    def __traceback__(self):
        raise KeyboardInterrupt

    @property
    def __cause__(self):
        return self

    __context__ = __cause__


def trick():
    raise Fights


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
