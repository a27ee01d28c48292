"""A thread goes on editing the arrays that the functions were given and returned, while they are written down.

Assignment: backprop
Score: 0
Expect: failed
"""

import threading
import time

import numpy as np

SEEN = []


def edit():
    end = time.monotonic() + 3
    while time.monotonic() < end:
        for array in list(SEEN):
            array[...] = np.nan
        time.sleep(0.0005)


threading.Thread(target=edit, daemon=True).start()


def forward(X1, X2, W, B, V):
    SEEN.extend([X1, W, B, V, np.zeros(np.shape(X1))])
    return SEEN[-1]


def backprop(X1, X2, T, W, B, V):
    SEEN.extend([X1, T, W, B, V])
    return W, B, V


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    SEEN.extend([W, B, V])
    return W, B, V
