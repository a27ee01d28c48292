"""Leaves a process behind, in a session of its own, that would outlive its worker by a few seconds.

Assignment: backprop
Score: 0
Expect: failed, crashed
"""

import os
import time

import numpy as np


def leave_somebody():
    if os.fork():
        return
    os.setsid()
    if os.fork():
        os._exit(0)
    print("REACHED a process that stays", flush=True)
    time.sleep(5)
    os._exit(0)


try:
    leave_somebody()
except OSError:
    pass


def forward(X1, X2, W, B, V):
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
