"""Writes a report.json with all points into its folder and into every folder above it.

Assignment: backprop
Score: 0
Expect: failed
"""

import json
import os

import numpy as np

REPORT = json.dumps({"schema": "grader/report/v1", "score": 100, "max_score": 100})


def trick():
    here = os.path.realpath(os.getcwd())
    folder = here
    while True:
        path = os.path.join(folder, "report-of-an-escape.json")
        try:
            with open(path, "x") as file:
                file.write(REPORT)
            os.remove(path)
            if folder not in (here, os.path.dirname(here)):
                print("REACHED", folder)
        except OSError:
            pass
        if folder == os.path.dirname(folder):
            return
        folder = os.path.dirname(folder)


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
