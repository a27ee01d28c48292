"""Looks at every object of its process for the reference, a check, a course or its secret.

Assignment: backprop
Score: 0
Expect: failed
"""

import gc

import numpy as np


def stolen(what):
    print("STOLEN", repr(what)[:200])


def trick():
    for thing in gc.get_objects():
        home = str(getattr(type(thing), "__module__", ""))
        told = getattr(thing, "__name__", "") if callable(thing) else ""
        if home.startswith(("grader.checker", "grader.course", "grader.assignment", "grader.model")):
            stolen(thing)
            return thing
        if told in ("assert_close", "run_checks", "load_assignment"):
            stolen(thing)
            return thing
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
