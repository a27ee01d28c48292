"""Replaces the worker's encoder with one that turns every value into the one that is asked for, which it does not know.

Assignment: backprop
Score: 0
Expect: failed, crashed
"""

import sys

import numpy as np

from grader import wire
from grader.wire import values

ENCODE = values.encode


def always_right(value, *args, **kwargs):
    if type(value) is dict and "kind" in value:
        value = {**value, "kind": "value", "error": "", "text": "passed", "lines": []}
    return ENCODE(value, *args, **kwargs)


for module in [wire, *(module for name, module in sys.modules.items() if name.startswith("grader.worker"))]:
    module.encode = always_right


def trick():
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
