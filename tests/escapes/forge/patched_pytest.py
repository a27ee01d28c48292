"""Puts functions that do nothing in the place of what pytest and unittest judge with.

Assignment: backprop
Score: 0
Expect: failed
"""

import unittest

import numpy as np
import pytest

pytest.fail = pytest.approx = pytest.raises = lambda *args, **kwargs: True
pytest.ExitCode = int
for name in dir(unittest.TestCase):
    if name.startswith(("assert", "fail")):
        setattr(unittest.TestCase, name, lambda *args, **kwargs: None)


def forward(X1, X2, W, B, V):
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
