"""Imports the trusted rooms of the grader, if it can, and patches them in its own process.

Assignment: backprop
Score: 0
Expect: failed, crashed
"""

import importlib
import sys

import numpy as np

for name in ("score", "checker.expect", "checker.plugin", "compare", "model", "grade"):
    try:
        module = importlib.import_module(f"grader.{name}")
    except ImportError:
        continue
    for attribute in ("score", "assert_close", "compare", "points_for", "grade"):
        setattr(module, attribute, lambda *args, **kwargs: (100.0, 100.0))
sys.modules["grader.score"] = None


def forward(X1, X2, W, B, V):
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
