"""Traces the worker's own functions and edits their variables, so that every answer is of kind value.

Assignment: backprop
Score: 0
Expect: failed, crashed
"""

import sys
import threading

import numpy as np


def edit(frame, event, argument):
    if "error" in frame.f_locals:
        frame.f_locals["error"] = None
    if "value" in frame.f_locals:
        frame.f_locals["value"] = True
    return edit


def trick():
    sys.settrace(edit)
    sys.setprofile(edit)
    threading.settrace(edit)
    frame = sys._getframe()
    while frame is not None:
        frame.f_trace = edit
        frame = frame.f_back
    raise RuntimeError


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
