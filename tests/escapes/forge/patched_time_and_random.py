"""Stops the clocks and takes the chance out of random numbers, so that no time passes and the cases are known.

Assignment: backprop
Score: 0
Expect: failed
"""

import random
import secrets
import time

import numpy as np

time.time = time.monotonic = time.perf_counter = time.process_time = lambda: 0.0
random.random = lambda: 0.0
secrets.token_hex = lambda *size: "0" * 16
np.random.default_rng = lambda *seed: np.random.RandomState(0)


def forward(X1, X2, W, B, V):
    return np.zeros(np.shape(X1))


def backprop(X1, X2, T, W, B, V):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    return np.zeros_like(W), np.zeros_like(B), np.zeros_like(V)
