"""Returns integers of thousands of digits, floats at the end of their range, and sums that overflow.

Assignment: backprop
Score: 0
Expect: failed
"""

import itertools

import numpy as np

NUMBERS = itertools.cycle([10**5000, -10**400, 2**64, 2**63, -2**63, 1.7e308, 5e-324])


def strange(shape):
    return next(NUMBERS)


def forward(X1, X2, W, B, V):
    return strange(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return tuple(strange(np.shape(p)) for p in (W, B, V))


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return tuple(strange(np.shape(p)) for p in (W, B, V))
