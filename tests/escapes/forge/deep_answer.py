"""Answers, with the right id, a header of brackets that a recursive parser would follow to its end.

Assignment: backprop
Score: 0
Expect: crashed, failed
"""

import os
import struct

import numpy as np


def trick():
    header = b"[" * 1_000_000
    body = struct.pack("<I", len(header)) + header
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, struct.pack("<Q", len(body)) + body)
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
