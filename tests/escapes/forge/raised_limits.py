"""Raises its own resource limits as far as it can be done.

Assignment: backprop
Score: 0
Expect: failed
"""

import resource

import numpy as np


def trick():
    for name in ("RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_FSIZE", "RLIMIT_NOFILE", "RLIMIT_NPROC", "RLIMIT_CORE"):
        kind = getattr(resource, name)
        try:
            soft, hard = resource.getrlimit(kind)
            if hard == resource.RLIM_INFINITY:
                continue
            resource.setrlimit(kind, (hard + 4096, hard + 4096))
            print("REACHED a higher", name)
        except (OSError, ValueError):
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
