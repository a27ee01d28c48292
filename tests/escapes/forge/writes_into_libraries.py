"""Tries to change the grader's own files and the libraries that others import.

Assignment: backprop
Score: 0
Expect: failed
"""

import os
import sys

import numpy as np

import grader


def trick():
    folders = [
        os.path.dirname(grader.__file__),
        os.path.dirname(np.__file__),
        sys.prefix,
        "/",
        "/usr",
        "/etc",
        "/var/tmp",
        "/tmp",
        "/dev/shm",
        os.path.expanduser("~root"),
    ]
    for folder in folders:
        if os.path.realpath(folder) == os.path.realpath(os.getcwd()):
            continue
        path = os.path.join(folder, "left-by-an-escape")
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            os.remove(path)
            print("REACHED", folder)
        except OSError:
            pass


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
