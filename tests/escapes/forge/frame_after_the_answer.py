"""A thread writes a forged answer to every open descriptor after the true one, to answer the next question.

Assignment: backprop
Score: 0
Expect: crashed, failed
"""

import os
import threading
import time

import numpy as np

from grader.wire import Answer, AnswerKind, encode, framed

FORGED = framed(encode(Answer("0" * 16, AnswerKind.VALUE, True).to_value()))


def write_later():
    time.sleep(0.01)
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, FORGED)
        except OSError:
            pass


def trick():
    threading.Thread(target=write_later, daemon=True).start()


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
