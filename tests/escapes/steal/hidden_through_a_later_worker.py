"""Remembers what it was given in files, and tells it in the account of how the next worker reads the file.

Assignment: backprop
Score: 0
Expect: crashed, failed, missing
"""

import os

import numpy as np

if os.path.exists("remembered-by-an-escape"):
    raise ValueError(open("remembered-by-an-escape").read())


def say(inputs):
    with open("remembered-by-an-escape", "w") as file:
        file.write(repr(np.ravel(inputs)[:3]))
    os._exit(1)


def forward(X1, X2, W, B, V):
    say(X1)


def backprop(X1, X2, T, W, B, V):
    say(X1)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    say(X1)
