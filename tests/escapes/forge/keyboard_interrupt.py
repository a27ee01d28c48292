"""Raises KeyboardInterrupt and GeneratorExit, by which a person ends a run.

Assignment: backprop
Score: 0
Expect: crashed
"""

import itertools

import numpy as np

KINDS = itertools.cycle([KeyboardInterrupt, GeneratorExit, StopIteration])


def trick():
    raise next(KINDS)


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
