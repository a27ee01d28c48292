"""A thread lets the list grow while it is written down.

Assignment: backprop
Score: 0
Expect: failed
"""

import threading
import time

import numpy as np


def grow(numbers):
    end = time.monotonic() + 0.5
    while time.monotonic() < end and len(numbers) < 10**6:
        numbers.append(0.0)


def strange(shape):
    numbers = [0.0]
    threading.Thread(target=grow, args=(numbers,), daemon=True).start()
    return numbers


def forward(X1, X2, W, B, V):
    return strange(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return tuple(strange(np.shape(p)) for p in (W, B, V))


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return tuple(strange(np.shape(p)) for p in (W, B, V))
