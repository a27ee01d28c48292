"""Calls itself by another name, file and package, so that its code seems to be the grader's.

Assignment: backprop
Score: 0
Expect: failed
"""

import sys

import numpy as np

__name__ = __package__ = "grader.checker"
__file__ = "/reference/backprop/backprop.py"
__path__ = ["/"]
__spec__ = None
sys.modules["grader.checker"] = sys.modules["__main__"] = sys.modules.get("submission")


def forward(X1, X2, W, B, V):
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
