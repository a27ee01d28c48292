"""Takes the id of the request from the frames above it, answers with it that all is well, and ends its process.

Assignment: backprop
Score: 0
Expect: crashed, failed
"""

import os
import sys

import numpy as np

from grader.wire import encode, framed


def trick():
    frame = sys._getframe()
    while frame is not None and "request" not in frame.f_locals:
        frame = frame.f_back
    identity = frame.f_locals["request"].id if frame else ""
    forged = {"id": identity, "kind": "passed", "value": True, "error": "", "text": "", "lines": []}
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, framed(encode(forged)))
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
