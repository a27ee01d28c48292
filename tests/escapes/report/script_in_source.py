"""Has a script in the line of its own source that a report quotes.

Assignment: backprop
Score: 0
Expect: crashed, failed
"""

import numpy as np


def trick():
    raise ValueError("<script>alert(1)</script>")  # </pre><script>alert(2)</script>


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
