"""Finds the request among all objects of its process, and answers with its id and the value True.

Assignment: backprop
Score: 0
Expect: crashed, failed
"""

import gc
import os

import numpy as np

from grader.wire import Answer, AnswerKind, Request, encode, framed


def trick():
    for thing in gc.get_objects():
        if type(thing) is Request:
            forged = framed(encode(Answer(thing.id, AnswerKind.VALUE, True).to_value()))
            for descriptor in range(3, 64):
                try:
                    os.write(descriptor, forged)
                except OSError:
                    pass
    os._exit(0)


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
