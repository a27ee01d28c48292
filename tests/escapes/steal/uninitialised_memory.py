"""Searches memory that nobody has cleared for what was there before: the secret, or arrays of plausible numbers.

Assignment: backprop
Score: 0
Expect: failed
"""

import re

import numpy as np

TOKEN = re.compile(rb"CANARY-[0-9a-f]{32}")


def stolen(what):
    print("STOLEN", repr(what)[:200])


def trick():
    kept = []
    for size in (*range(8, 1024, 8), *(2**k for k in range(10, 24))):
        for _ in range(4):
            raw = np.empty(size, np.uint8)
            kept.append(raw)
            if TOKEN.search(raw.tobytes()):
                stolen(TOKEN.findall(raw.tobytes()))
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
