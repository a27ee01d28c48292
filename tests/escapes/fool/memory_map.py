"""Returns an array over a file, and cuts the file off before anybody has read it.

Assignment: backprop
Score: 0
Expect: crashed, failed
"""

import numpy as np


def strange(shape):
    with open("numbers.bin", "wb") as file:
        file.write(bytes(max(8, 8 * int(np.prod(shape)))))
    array = np.memmap("numbers.bin", dtype=float, mode="r", shape=shape)
    with open("numbers.bin", "wb"):
        return np.asarray(array).view(np.ndarray)


def forward(X1, X2, W, B, V):
    return strange(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return tuple(strange(np.shape(p)) for p in (W, B, V))


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return tuple(strange(np.shape(p)) for p in (W, B, V))
