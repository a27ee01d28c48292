"""Returns thirty levels of lists that each hold the one below twice: a thousand million parts in little memory.

Assignment: backprop
Score: 0
Expect: failed
"""

import numpy as np


def strange(shape):
    value = [0.0]
    for _ in range(14):
        value = [value] * 4
    return value


def forward(X1, X2, W, B, V):
    return strange(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return tuple(strange(np.shape(p)) for p in (W, B, V))


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return tuple(strange(np.shape(p)) for p in (W, B, V))
