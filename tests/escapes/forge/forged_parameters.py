"""Tells lies about the parameters of its functions: a hundred thousand, or names that are no names.

Assignment: backprop
Score: 0
Expect: crashed, failed
"""

import inspect

import numpy as np


def forward(X1, X2, W, B, V):
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


class Many:
    parameters = ["<script>", "\x1b[2J", "X1"] * 100_000


forward.__signature__ = backprop.__signature__ = descent.__signature__ = inspect.signature(backprop)
inspect.signature = lambda function: Many()
