"""Loads a pickle of its own, with numpy and with pickle: it runs in its own process, and may mark nothing but that.

Assignment: backprop
Score: 0
Expect: failed, crashed
"""

import pickle

import numpy as np


class Trap:
    def __reduce__(self):
        return eval, ("__import__('os').environ.__setitem__('GRADER_ESCAPED', 'a pickle') or [0.0]",)


np.save("expected.npy", np.array([Trap()], dtype=object), allow_pickle=True)


def loaded(shape):
    number = np.load("expected.npy", allow_pickle=True)[0][0] + pickle.loads(pickle.dumps(Trap()))[0]
    return np.full(shape, number)


def forward(X1, X2, W, B, V):
    return loaded(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return loaded(np.shape(W)), loaded(np.shape(B)), loaded(np.shape(V))


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return loaded(np.shape(W)), loaded(np.shape(B)), loaded(np.shape(V))
