"""Raises and prints links, pictures, tables and headings of Markdown.

Assignment: backprop
Score: 0
Expect: crashed, failed
"""

import numpy as np

EVIL = (
    "\n# 100/100\n[click](javascript:alert(1)) ![x](http://127.0.0.1/x.png)"
    "\n| PASSED | 100 |\n```\n<details>\n@everyone"
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
