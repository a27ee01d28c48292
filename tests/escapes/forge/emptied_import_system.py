"""Empties sys.meta_path, sys.path and sys.modules, and puts modules of its own in the place of the grader's.

Assignment: backprop
Score: 0
Expect: failed, crashed
"""

import sys
import types

import numpy as np


def trick():
    sys.meta_path.clear()
    sys.path_hooks.clear()
    sys.path.clear()
    for name in list(sys.modules):
        if name.startswith(("grader", "json", "traceback", "linecache")):
            sys.modules[name] = types.ModuleType(name)


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
