"""Asks the kernel to send signals on its behalf when a pipe has data, and gives the parent as the addressee.

Assignment: backprop
Score: 0
Expect: failed
"""

import fcntl
import os

import numpy as np


def trick():
    reader, writer = os.pipe()
    try:
        fcntl.fcntl(reader, fcntl.F_SETOWN, os.getppid())
        print("REACHED F_SETOWN for the parent")
    except OSError:
        pass
    finally:
        os.close(reader)
        os.close(writer)


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
