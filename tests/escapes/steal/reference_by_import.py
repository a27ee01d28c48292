"""Imports the reference and the checks by every name under which they could be found.

Assignment: backprop
Score: 0
Expect: failed
"""

import importlib
import sys

import numpy as np

import grader

HERE = grader.__file__.rpartition("/grader/")[0]
sys.path += [HERE, HERE + "/reference/backprop", HERE + "/assignments/backprop/checks", HERE + "/tests"]


def stolen(what):
    print("STOLEN", repr(what)[:200])


def trick():
    for name in (
        "reference.backprop.backprop",
        "test_backprop",
        "grader.course",
        "grader.assignment",
        "grader.checker.fixtures",
        "grader.compare",
        "tests.tiny_course",
    ):
        try:
            stolen(importlib.import_module(name))
        except Exception:
            pass
    try:
        with open(HERE + "/reference/backprop/backprop.py") as file:
            stolen(file.read(100))
            namespace = {}
            file.seek(0)
            exec(file.read(), namespace)
            globals().update(namespace)
    except OSError:
        pass
    return None


trick()


def forward(X1, X2, W, B, V):
    found = trick()
    return np.zeros(np.shape(X1)) if found is None else found


def backprop(X1, X2, T, W, B, V):
    found = trick()
    return (np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)) if found is None else found


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    found = trick()
    return (np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)) if found is None else found
