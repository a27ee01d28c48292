"""Leaves files wherever it can, and looks for those that the submission before it, or it itself, has left.

Assignment: backprop
Score: 0
Expect: failed
"""

import os
import tempfile

import numpy as np

NAME = "left-by-an-escape"


def stolen(what):
    print("STOLEN", repr(what)[:200])


def trick():
    for folder in (
        tempfile.gettempdir(),
        "/tmp",
        "/var/tmp",
        "/dev/shm",
        "/scratch",
        "/run",
        os.path.expanduser("~"),
        os.getcwd(),
    ):
        try:
            with open(os.path.join(folder, NAME), "a") as file:
                file.write("memory of a worker")
        except OSError:
            pass
    return None


for place in (
    tempfile.gettempdir(),
    "/tmp",
    "/var/tmp",
    "/dev/shm",
    "/scratch",
    "/run",
    os.path.expanduser("~"),
    os.getcwd(),
):
    if os.path.exists(os.path.join(place, NAME)):
        stolen(place)


def forward(X1, X2, W, B, V):
    found = trick()
    return np.zeros(np.shape(X1)) if found is None else found


def backprop(X1, X2, T, W, B, V):
    found = trick()
    return (np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)) if found is None else found


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    found = trick()
    return (np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)) if found is None else found
