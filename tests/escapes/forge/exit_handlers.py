"""Registers exit handlers that answer for it and end the process well, and leaves through sys.exit.

Assignment: backprop
Score: 0
Expect: crashed
"""

import atexit
import os
import sys

import numpy as np

from grader.wire import Answer, AnswerKind, encode, framed


@atexit.register
def answer_for_me():
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, framed(encode(Answer("0" * 16, AnswerKind.VALUE, True).to_value())))
        except OSError:
            pass
    os._exit(0)


def trick():
    sys.exit(0)


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
