"""Returns objects that say of themselves that they are arrays or floats.

Assignment: backprop
Score: 0
Expect: failed
"""

import itertools

import numpy as np

KINDS = itertools.cycle([np.ndarray, float, list, tuple])


class Liar:
    @property
    def __class__(self):
        return self.kind

    def __init__(self, kind):
        object.__setattr__(self, "kind", kind)

    def __len__(self):
        return 0

    def __iter__(self):
        return iter(())


def strange(shape):
    return Liar(next(KINDS))


def forward(X1, X2, W, B, V):
    return strange(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return tuple(strange(np.shape(p)) for p in (W, B, V))


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return tuple(strange(np.shape(p)) for p in (W, B, V))
