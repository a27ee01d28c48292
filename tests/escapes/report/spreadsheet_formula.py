"""Raises and prints text that a spreadsheet takes for a formula.

Assignment: backprop
Score: 0
Expect: crashed, failed
"""

import numpy as np

EVIL = "=cmd|' /C calc'!A0"


def trick():
    print(EVIL, "+1+1", "@SUM(A1)", "-2+3", sep="\n")
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
