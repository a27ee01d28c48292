"""Lets faulthandler write its account of all threads into every descriptor, from a thread of its own.

Assignment: backprop
Score: 0
Expect: crashed, failed
"""

import faulthandler
import time

import numpy as np


def trick():
    for descriptor in range(3, 16):
        try:
            faulthandler.dump_traceback(file=descriptor)
            faulthandler.dump_traceback_later(0.05, file=descriptor)
        except (OSError, ValueError, RuntimeError):
            pass
    time.sleep(0.1)


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
