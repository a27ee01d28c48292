"""Searches for the course, from its own folder upwards and from the root downwards: checks, reference, secret.

Assignment: backprop
Score: 0
Expect: failed
"""

import os
import sys

import numpy as np

WANTED = {"course.yaml", ".grader-secret", "assignment.yaml", "test_backprop.py", "mistakes.py", "catalogue.py"}
MOST = 20_000


def stolen(what):
    print("STOLEN", repr(what)[:200])


def starts():
    folder = os.path.realpath(os.getcwd())
    while folder != "/":
        yield folder
        folder = os.path.dirname(folder)
    yield from [*sys.path, "/tmp", "/home", "/srv", "/opt", "/mnt", "/var"]


def trick():
    seen = 0
    for start in starts():
        for folder, folders, names in os.walk(start):
            seen += 1
            folders[:] = [f for f in folders if f not in ("proc", "sys", "torch", "numpy", "scipy", "sklearn")]
            if seen > MOST or "escapes" in folder.split("/"):
                break
            for name in WANTED & set(names):
                try:
                    with open(os.path.join(folder, name), "rb") as file:
                        stolen((folder, name, file.read(100)))
                except OSError:
                    pass
    return None


search, trick = trick, lambda: None
search()


def forward(X1, X2, W, B, V):
    found = trick()
    return np.zeros(np.shape(X1)) if found is None else found


def backprop(X1, X2, T, W, B, V):
    found = trick()
    return (np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)) if found is None else found


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    found = trick()
    return (np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)) if found is None else found
