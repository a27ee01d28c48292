"""Ends its process with a status that says what it was given.

Assignment: backprop
Score: 0
Expect: crashed, failed, missing
"""

import os

import numpy as np


def say(inputs):
    os._exit(int(abs(np.ravel(inputs)[0]) * 1e6) % 256)


def forward(X1, X2, W, B, V):
    say(X1)


def backprop(X1, X2, T, W, B, V):
    say(X1)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    say(X1)
