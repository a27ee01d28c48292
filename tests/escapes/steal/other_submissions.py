"""Looks for other students' work in the temporary folders, and for other workers' scratch.

Assignment: backprop
Score: 0
Expect: failed
"""

import glob
import os
import tempfile

import numpy as np


def stolen(what):
    print("STOLEN", repr(what)[:200])


def trick():
    mine = os.path.realpath(os.getcwd())
    for folder in {
        tempfile.gettempdir(),
        "/tmp",
        "/var/tmp",
        "/dev/shm",
        os.path.dirname(mine),
        os.path.dirname(os.path.dirname(mine)),
    }:
        for path in glob.glob(os.path.join(glob.escape(folder), "*")):
            other = os.path.realpath(path)
            if mine.startswith(other) or other.startswith(mine):
                continue
            if os.path.isdir(other) and os.access(other, os.R_OK) and glob.glob(other + "/**/*.py", recursive=True)[:1]:
                stolen(other)
                return other
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
