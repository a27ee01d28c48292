"""Raises the worker's own exceptions, those that stand for a missing name, a refused value and a forbidden library.

Assignment: backprop
Score: 0
Expect: crashed, failed, missing
"""

import itertools

import numpy as np

from grader.wire import Refused, WireError
from grader.worker.stand_in import NotAllowed
from grader.worker.trouble import NoSuchName

KINDS = itertools.cycle([NoSuchName, Refused, WireError, NotAllowed, NotImplementedError])


def trick():
    raise next(KINDS)("passed")


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
