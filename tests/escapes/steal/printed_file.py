"""Reads back, through its own standard output, what others have printed, and empties it.

Assignment: backprop
Score: 0
Expect: failed
"""

import os

import numpy as np


def stolen(what):
    os.write(2, b"STOLEN " + repr(what).encode()[:200])


def trick():
    for descriptor in (1, 2):
        try:
            text = os.pread(descriptor, 1000, 0)
            if text:
                stolen(text)
            os.ftruncate(descriptor, 2**23)
            os.ftruncate(descriptor, 0)
        except OSError:
            pass
    return None



def forward(X1, X2, W, B, V):
    found = trick()
    return np.zeros(np.shape(X1)) if found is None else found


def backprop(X1, X2, T, W, B, V):
    found = trick()
    return (np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)) if found is None else found


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    found = trick()
    return (np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)) if found is None else found
