"""Reads the source lines that Python keeps, and those of all functions above it.

Assignment: backprop
Score: 0
Expect: failed
"""

import inspect
import linecache

import numpy as np


def stolen(what):
    print("STOLEN", repr(what)[:200])


def trick():
    for entry in inspect.stack():
        if "checks" in entry.filename.split("/") or "reference" in entry.filename.split("/"):
            stolen(entry.code_context)
    for file, entry in list(linecache.cache.items()):
        if "/checks/" in file or "/reference/" in file:
            stolen(entry)
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
