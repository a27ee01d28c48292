"""Looks through sys.modules for the checks, the reference and the trusted rooms.

Assignment: backprop
Score: 0
Expect: failed
"""

import sys

import numpy as np


def stolen(what):
    print("STOLEN", repr(what)[:200])


def trick():
    for name, module in list(sys.modules.items()):
        file = str(getattr(module, "__file__", None) or "")
        trusted = name.startswith(("grader.checker", "grader.course", "grader.grade", "grader.compare", "_pytest"))
        if trusted or "/assignments/" in file or "/reference/" in file:
            stolen(name)
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
