"""Puts objects that fail in the place of standard output and error.

Assignment: backprop
Score: 0
Expect: failed, crashed
"""

import sys

import numpy as np


class Broken:
    def write(self, text):
        raise SystemExit(0)

    flush = write


def trick():
    sys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = Broken()
    sys.excepthook = sys.unraisablehook = sys.displayhook = lambda *args: None


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
