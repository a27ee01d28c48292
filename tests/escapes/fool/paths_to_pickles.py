"""Writes pickles as .npy, .npz and .pkl, and answers with their paths and with the open files, for somebody to load.

Assignment: backprop
Score: 0
Expect: failed, crashed
"""

import itertools
import os
import pathlib
import pickle

import numpy as np


class Trap:
    def __reduce__(self):
        return exec, ("import os; os.environ['GRADER_ESCAPED'] = 'a pickle that was answered'",)


def written():
    np.save("expected.npy", np.array([Trap()], dtype=object), allow_pickle=True)
    np.savez("expected.npz", arr_0=np.array([Trap()], dtype=object))
    with open("expected.pkl", "wb") as file:
        pickle.dump(Trap(), file)
    return [os.path.abspath(name) for name in ("expected.npy", "expected.npz", "expected.pkl")]


KINDS = itertools.cycle([str, pathlib.Path, os.fsencode, lambda path: open(path, "rb"), lambda path: f"file://{path}"])
PATHS = itertools.cycle(written())


def answer():
    return next(KINDS)(next(PATHS))


def forward(X1, X2, W, B, V):
    return answer()


def backprop(X1, X2, T, W, B, V):
    return answer(), answer(), answer()


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return answer(), answer(), answer()
