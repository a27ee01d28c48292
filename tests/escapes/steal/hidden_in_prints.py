"""Prints what it was given.

Assignment: backprop
Score: 0
Expect: crashed, failed, missing
"""

import sys

import numpy as np


def say(inputs):
    print("inputs", np.ravel(inputs)[:5])
    print("inputs", np.ravel(inputs)[:5], file=sys.stderr, flush=True)
    raise ValueError


def forward(X1, X2, W, B, V):
    say(X1)


def backprop(X1, X2, T, W, B, V):
    say(X1)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    say(X1)
