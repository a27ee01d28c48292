"""Asks for the limits of its parent, by the call that could also lower them.

Assignment: backprop
Score: 0
Expect: failed
"""

import os
import resource

import numpy as np


def trick():
    try:
        resource.prlimit(os.getppid(), resource.RLIMIT_CPU)
        print("REACHED the limits of the parent")
    except (OSError, ValueError):
        pass


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
