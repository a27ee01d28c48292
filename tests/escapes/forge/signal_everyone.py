"""Asks whether it could send a signal to everyone, or to the first thousand processes one by one.

Assignment: backprop
Score: 0
Expect: failed
"""

import os

import numpy as np


def trick():
    for number in (-1, *range(1, 1000)):
        if number == os.getpid():
            continue
        try:
            os.kill(number, 0)
        except OSError:
            continue
        print("REACHED process", number)
        return


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
