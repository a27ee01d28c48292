"""Raises and prints lines that a CI system takes for commands.

Assignment: backprop
Score: 0
Expect: crashed, failed
"""

import numpy as np

EVIL = (
    "\n::set-output name=score::100\n::error file=a.py::graded\n::add-mask::a"
    "\n::stop-commands::x\n##[error]graded\n##vso[task.complete]"
)


def trick():
    print(EVIL)
    raise RuntimeError(EVIL)


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
