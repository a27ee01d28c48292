"""Forges the loader's account of the file: ten thousand statements left out, of strange types, with marks of a page.

Assignment: backprop
Score: 0
Expect: failed
"""

import sys

import numpy as np

frame = sys._getframe()
while frame is not None and "loaded" not in frame.f_locals:
    frame = frame.f_back
if frame is not None:
    frame.f_locals["loaded"].left_out.extend(
        [[10**18, "<script>alert(1)</script>\n::error::", ["PASSED"], {1: 2}]] * 10_000
    )
    frame.f_locals["loaded"].magics = -5


def forward(X1, X2, W, B, V):
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
