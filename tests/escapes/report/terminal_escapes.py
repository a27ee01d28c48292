"""Raises and prints sequences that clear a terminal, set its title, change its colours and its clipboard.

Assignment: backprop
Score: 0
Expect: crashed, failed
"""

import numpy as np

EVIL = (
    "\x1b[2J\x1b[H\x1b[32mPASSED\x1b[0m\x1b]0;graded\x07\x1b]52;c;ZXZpbA==\x07"
    "\x9b31m\x1bP1$r0m\x1b\\ \x08\x08\r\x0c\x7f"
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
