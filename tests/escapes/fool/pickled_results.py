"""Answers with pickles: their bytes, objects and arrays that are programs once somebody pickles or copies them.

Assignment: backprop
Score: 0
Expect: failed, crashed
"""

import io
import itertools
import pickle

import numpy as np

PROGRAM = exec, ("import os; os.environ['GRADER_ESCAPED'] = 'a pickle that was answered'",)


class Trap:
    def __reduce_ex__(self, _protocol):
        return PROGRAM


class TrapArray(np.ndarray):
    def __reduce__(self):
        return PROGRAM

    __reduce_ex__ = __deepcopy__ = __copy__ = lambda self, _given=None: PROGRAM


class TrapNumber(float):
    def __reduce_ex__(self, _protocol):
        return PROGRAM


def saved(value):
    out = io.BytesIO()
    np.save(out, np.array([value], dtype=object), allow_pickle=True)
    return out.getvalue()


KINDS = itertools.cycle([
    lambda: pickle.dumps(Trap()), Trap, lambda: saved(Trap()), lambda: np.array([Trap()], dtype=object),
    lambda: np.zeros(15).view(TrapArray), lambda: np.frombuffer(pickle.dumps(Trap()), dtype=np.uint8),
    lambda: TrapNumber(0.0), lambda: [TrapNumber(0.0), {"__reduce__": "os.system"}]])


def forward(X1, X2, W, B, V):
    return next(KINDS)()


def backprop(X1, X2, T, W, B, V):
    return next(KINDS)(), next(KINDS)(), next(KINDS)()


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return next(KINDS)(), next(KINDS)(), next(KINDS)()
