"""Finds the request by walking the frames and answers it twice, then goes on: the second answer is for the next
question.

Assignment: backprop
Score: 0
Expect: crashed, failed
"""

import os
import sys

import numpy as np

from grader.wire import Answer, AnswerKind, encode, framed


def trick():
    frame = sys._getframe()
    while frame is not None and "request" not in frame.f_locals:
        frame = frame.f_back
    if frame is None:
        return
    forged = framed(encode(Answer(frame.f_locals["request"].id, AnswerKind.VALUE, True).to_value()))
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, forged + forged)
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
