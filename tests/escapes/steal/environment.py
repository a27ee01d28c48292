"""Looks in its own environment for the secret, the course and what else the operator has set.

Assignment: backprop
Score: 0
Expect: failed
"""

import ctypes
import os

import numpy as np


def stolen(what):
    print("STOLEN", repr(what)[:200])


def trick():
    libc = ctypes.CDLL(None)
    libc.getenv.restype = ctypes.c_char_p
    for name in ("GRADER_SECRET", "GRADER_COURSE", "GRADER_DATA", "SSH_AUTH_SOCK", "CI", "GITHUB_TOKEN", "OLDPWD"):
        value = os.environ.get(name) or libc.getenv(name.encode())
        if value:
            stolen(name)
            return value
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
