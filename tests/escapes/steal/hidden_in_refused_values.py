"""Returns values that are refused, and whose type's name says what it was given.

Assignment: backprop
Score: 0
Expect: crashed, failed, missing
"""

import numpy as np


def say(inputs):
    return None


def forward(X1, X2, W, B, V):
    return np.zeros(3, dtype=[(f"inputs{np.ravel(X1)[0]!r}", float)])


def backprop(X1, X2, T, W, B, V):
    return type(f"Inputs{np.ravel(X1)[0]!r}", (), {})()


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return {(np.ravel(X1)[0],): 1}
