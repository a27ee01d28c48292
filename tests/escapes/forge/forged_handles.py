"""Returns handles of its own making, to objects that do not exist or that somebody else keeps.

Assignment: backprop
Score: 0
Expect: failed, crashed
"""

import itertools

import numpy as np

from grader.wire import Handle

NUMBERS = itertools.cycle([0, 1, -1, 2**62, 7])


def strange(shape):
    return Handle(next(NUMBERS), "ndarray")


def forward(X1, X2, W, B, V):
    return strange(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return tuple(strange(np.shape(p)) for p in (W, B, V))


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return tuple(strange(np.shape(p)) for p in (W, B, V))
