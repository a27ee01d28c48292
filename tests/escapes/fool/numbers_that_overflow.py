"""Returns the largest floats, so that differences and squares overflow in the comparison.
The four points of inputs_unchanged are for any numbers other than zero.

Assignment: backprop
Score: 0
Expect: failed
"""

import numpy as np


def strange(shape):
    array = np.full(shape, np.finfo(float).max)
    array.ravel()[::2] *= -1
    return array


def forward(X1, X2, W, B, V):
    return strange(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return tuple(strange(np.shape(p)) for p in (W, B, V))


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return tuple(strange(np.shape(p)) for p in (W, B, V))
