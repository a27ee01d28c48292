"""Switches off the alarm that ends a long top level, then goes on for longer than it may.

Assignment: backprop
Score: 0
Expect: failed, over_limit, crashed
"""

import signal
import time

import numpy as np

signal.signal(signal.SIGALRM, signal.SIG_IGN)
signal.setitimer(signal.ITIMER_REAL, 0)
end = time.monotonic() + 4
while time.monotonic() < end:
    pass


def forward(X1, X2, W, B, V):
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
