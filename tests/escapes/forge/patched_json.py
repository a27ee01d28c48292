"""Rewrites what the worker's json module writes, so that an exception looks like a value.

Assignment: backprop
Score: 0
Expect: failed, crashed
"""

import json

import numpy as np

DUMPS = json.dumps


def dumps(*args, **kwargs):
    return DUMPS(*args, **kwargs).replace('"raised"', '"value"').replace("RuntimeError", "")


def trick():
    json.dumps = json.encoder.JSONEncoder.encode = dumps
    raise RuntimeError


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
