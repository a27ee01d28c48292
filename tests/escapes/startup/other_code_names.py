"""Gives its code objects the file names of the checks, so that its errors look like errors of the grader.

Assignment: backprop
Score: 0
Expect: crashed
"""

import numpy as np

SOURCE = """
def trick():
    assert False, "passed"
"""
namespace = {}
for name in (
    "test_forward.py",
    "/opt/grader/checker/expect.py",
    "<frozen importlib._bootstrap>",
    "\x1b[2J\n::error::",
    "\ud800",
):
    try:
        exec(compile(SOURCE, name, "exec"), namespace)
    except ValueError:
        pass
trick = namespace["trick"]


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
