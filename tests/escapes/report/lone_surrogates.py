"""Raises and prints half characters, bytes that are no text, and characters that are none.

Assignment: backprop
Score: 0
Expect: crashed, failed
"""

import os

import numpy as np

EVIL = "\ud800\udfff \ufffe\uffff"


def trick():
    os.write(1, bytes(range(128, 256)))
    print(EVIL)
    raise RuntimeError(EVIL)


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
