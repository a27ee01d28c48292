"""Writes a forged answer to every open descriptor before the true one.

Assignment: backprop
Score: 0
Expect: crashed, failed
"""

import os

import numpy as np

from grader.wire import Answer, AnswerKind, encode, framed

FORGED = framed(encode(Answer("0" * 16, AnswerKind.VALUE, True).to_value()))


def trick():
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, FORGED)
        except OSError:
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
