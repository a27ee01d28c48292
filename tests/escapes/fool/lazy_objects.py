"""Returns objects that are computed when somebody looks at them: by then the expected values may be near.

Assignment: backprop
Score: 0
Expect: failed
"""

import gc

import numpy as np


class Lazy:
    def __array__(self, *args, **kwargs):
        return max((thing for thing in gc.get_objects() if type(thing) is np.ndarray), key=np.size, default=np.zeros(1))

    def __float__(self):
        return 0.0

    def __getattr__(self, name):
        return Lazy()

    def __call__(self, *args, **kwargs):
        return Lazy()


def strange(shape):
    return Lazy()


def forward(X1, X2, W, B, V):
    return strange(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return tuple(strange(np.shape(p)) for p in (W, B, V))


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return tuple(strange(np.shape(p)) for p in (W, B, V))
