"""Puts what it was given into the name of an exception, and of its module.

Assignment: backprop
Score: 0
Expect: crashed, failed, missing
"""

import numpy as np


def say(inputs):
    raise type(f"Inputs{np.asarray(inputs).ravel()[0]!r}", (Exception,), {"__module__": str(np.sum(inputs))})


def forward(X1, X2, W, B, V):
    say(X1)


def backprop(X1, X2, T, W, B, V):
    say(X1)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    say(X1)
