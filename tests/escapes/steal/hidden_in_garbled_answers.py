"""Ends the conversation with a forged length that says what it was given.

Assignment: backprop
Score: 0
Expect: crashed, failed, missing
"""

import os

import numpy as np


def say(inputs):
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, (2**60 + int(abs(np.ravel(inputs)[0]) * 1e6)).to_bytes(8, "little"))
        except OSError:
            pass


def forward(X1, X2, W, B, V):
    say(X1)


def backprop(X1, X2, T, W, B, V):
    say(X1)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    say(X1)
