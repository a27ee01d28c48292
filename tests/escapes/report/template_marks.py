"""Raises and prints what a template engine would compute.

Assignment: backprop
Score: 0
Expect: crashed, failed
"""

import numpy as np

EVIL = "{{7*7}} {% for x in range(10**9) %}x{% endfor %} ${7*7} {0.__class__} %s%n {# #}"


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
