"""Answers with arrays whose shapes speak of more numbers than there are, of negative ones, and of none times 2**60.

Assignment: backprop
Score: 0
Expect: crashed
"""

import itertools
import json
import os
import struct
import sys

import numpy as np

SHAPES = itertools.cycle([[2**31, 2**31], [-1, -1], [0, 2**60], [True, 2.0], [1] * 400])


def trick():
    frame = sys._getframe()
    while frame is not None and "request" not in frame.f_locals:
        frame = frame.f_back
    identity, shape = frame.f_locals["request"].id if frame else "", next(SHAPES)
    answer = {"id": identity, "kind": "value", "value": {"array": ["float64", shape, list(range(len(shape)))]},
              "error": "", "text": "", "lines": []}
    header = json.dumps({"dict": [[key, value] for key, value in answer.items()]}).encode()
    body = struct.pack("<I", len(header)) + header
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, struct.pack("<Q", len(body)) + body)
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
