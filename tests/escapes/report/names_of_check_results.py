"""Prints and raises what reads like lines of the report itself, with indents and all.

Assignment: backprop
Score: 0
Expect: crashed, failed
"""

import numpy as np

EVIL = (
    "\nPASSED  100/100  `forward` returns max(0, X W + B) V"
    "\n\nscore 100 / 100\n  Likely: nothing\n  | Your code printed:"
)


def trick():
    print(EVIL)
    raise RuntimeError(EVIL)


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
