"""Puts what it was given into the text of an exception.

Assignment: backprop
Score: 0
Expect: crashed, failed, missing
"""

import numpy as np


def say(inputs):
    raise ValueError(f"inputs {np.asarray(inputs).ravel()[:3]!r}")


def forward(X1, X2, W, B, V):
    say(X1)


def backprop(X1, X2, T, W, B, V):
    say(X1)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    say(X1)
