"""Raises and prints text that is a script in a page.

Assignment: backprop
Score: 0
Expect: crashed, failed
"""

import numpy as np

EVIL = "</pre></td><script>alert(1)</script><img src=x onerror=alert(1)><svg/onload=alert(1)>"


def trick():
    print(EVIL)
    raise type("<script>alert(2)</script>", (Exception,), {})(EVIL + "' onmouseover='alert(1)\" style=\"x")


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
