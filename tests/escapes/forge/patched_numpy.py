"""Puts functions that always agree in the place of NumPy's comparisons.

Assignment: backprop
Score: 0
Expect: failed, crashed
"""

import numpy as np
import numpy.testing

np.allclose = np.array_equal = np.isclose = np.array_equiv = lambda *args, **kwargs: True
np.abs = np.absolute = np.max = np.amax = lambda *args, **kwargs: 0.0
for name in dir(np.testing):
    if name.startswith("assert"):
        setattr(np.testing, name, lambda *args, **kwargs: None)


def forward(X1, X2, W, B, V):
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
