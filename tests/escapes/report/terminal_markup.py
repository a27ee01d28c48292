"""Raises and prints marks by which a library colours terminals.

Assignment: backprop
Score: 0
Expect: crashed, failed
"""

import numpy as np

EVIL = "[red]PASSED[/red] [link=http://127.0.0.1]100/100[/link] [/] :smile: [bold"


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
