"""Makes links in its folder to the secret and the reference, hard and symbolic ones, and reads through them.

Assignment: backprop
Score: 0
Expect: failed
"""

import os

import numpy as np

import grader

HERE = grader.__file__.rpartition("/grader/")[0]


def stolen(what):
    print("STOLEN", repr(what)[:200])


def trick():
    for number, target in enumerate(
        [HERE + "/reference/backprop/backprop.py", HERE + "/course.yaml", "/etc/passwd", "/", "/proc/1/root"]
    ):
        for make in (os.symlink, os.link):
            name = f"link-{number}-{make.__name__}"
            try:
                make(target, name)
                stolen(os.listdir(name) if os.path.isdir(name) else open(name).read(100))
            except OSError:
                pass
    return None


def forward(X1, X2, W, B, V):
    found = trick()
    return np.zeros(np.shape(X1)) if found is None else found


def backprop(X1, X2, T, W, B, V):
    found = trick()
    return (np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)) if found is None else found


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    found = trick()
    return (np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)) if found is None else found
