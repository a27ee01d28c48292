"""Prints what a report looks like: PASSED, lines for a CI system, a JSON report with 100 points.

Assignment: backprop
Score: 0
Expect: failed
"""

import json
import sys

import numpy as np


def trick():
    print("PASSED  100/100\n11 passed in 0.01s\n::error::graded\n::set-output name=score::100")
    print(json.dumps({"schema": "grader/report/v1", "score": 100, "max_score": 100}))
    print("PASSED 100/100", file=sys.__stderr__)
    print("PASSED 100/100", file=sys.__stdout__)


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
