"""Holds doctests, tests and a main program of its own, which a collector would run.

Assignment: backprop
Score: 0
Expect: failed
"""

import unittest

import numpy as np


def test_everything():
    """
    >>> True
    True
    """


class TestEverything(unittest.TestCase):
    def test_all(self):
        self.assertTrue(True)


def pytest_runtest_makereport(item, call):
    raise SystemExit(0)


pytest_plugins = ["plugin_of_an_escape"]
if __name__ == "__main__":
    unittest.main()


def forward(X1, X2, W, B, V):
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
