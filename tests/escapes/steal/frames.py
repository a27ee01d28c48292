"""Walks the frames up to whoever called it, in search of the expected values.

Assignment: backprop
Score: 0
Expect: failed
"""

import sys

import numpy as np

NAMES = ("expected", "reference", "secret", "assignment", "session", "rng", "case", "check", "item")


def stolen(what):
    print("STOLEN", repr(what)[:200])


def trick():
    frame = sys._getframe()
    while frame is not None:
        for name in NAMES:
            for names in (frame.f_locals, frame.f_globals):
                if name in names:
                    stolen(names[name])
                    return names[name]
        frame = frame.f_back
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
