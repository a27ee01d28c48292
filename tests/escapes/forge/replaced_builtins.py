"""Overwrites the module `builtins` and the name `__builtins__` altogether.

Assignment: backprop
Score: 0
Expect: failed, crashed
"""

import builtins
import sys
import types

import numpy as np

fake = types.ModuleType("builtins")
fake.__dict__.update(builtins.__dict__)
fake.type = lambda value: float
sys.modules["builtins"] = fake
__builtins__ = fake


def forward(X1, X2, W, B, V):
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
