"""Overwrites the built-in functions that a comparison would call.

Assignment: backprop
Score: 0
Expect: failed, crashed
"""

import builtins

import numpy as np


def trick():
    builtins.isinstance = builtins.issubclass = builtins.all = builtins.any = lambda *args: True
    builtins.len = builtins.abs = builtins.max = builtins.sum = lambda *args, **kwargs: 0
    builtins.print = builtins.repr = lambda *args, **kwargs: "PASSED"


def forward(X1, X2, W, B, V):
    trick()
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    trick()
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
