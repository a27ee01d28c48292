"""Reads the connection itself, to have the next question for itself and answer out of turn.

Assignment: backprop
Score: 0
Expect: crashed, over_limit, failed
"""

import os
import select

import numpy as np


def trick():
    for descriptor in range(3, 16):
        try:
            if select.select([descriptor], [], [], 0)[0]:
                os.read(descriptor, 2**20)
            os.lseek(descriptor, 0, os.SEEK_SET)
        except (OSError, ValueError):
            pass


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
