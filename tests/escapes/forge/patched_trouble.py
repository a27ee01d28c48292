"""Replaces the worker's account of trouble: every exception becomes a value.

Assignment: backprop
Score: 0
Expect: failed, crashed
"""

import numpy as np

from grader.wire import Answer, AnswerKind
from grader.worker import trouble

trouble.describe = lambda identity, error, folder: Answer(identity, AnswerKind.VALUE, True)


def trick():
    raise RuntimeError


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
