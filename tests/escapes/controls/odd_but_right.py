"""An honest right submission with type hints, a class, a decorator, a lambda and a main program.

Assignment: backprop
Score: honest
Expect: passed
"""

import functools
import warnings
from dataclasses import dataclass

import numpy as np

warnings.filterwarnings("ignore")


@dataclass
class Settings:
    lr: float = 0.1


@functools.lru_cache
def ones(n: int):
    return np.ones(n)


square = lambda x: x * x  # noqa: E731 - students write it
assert square(ones(3)).sum() == 3 and Settings().lr == 0.1
if __name__ == "__main__":
    raise SystemExit("only when it is run by hand")


def forward(X1, X2, W, B, V):
    return np.maximum(0, np.stack([X1, X2], axis=-1) @ W + B) @ V


def backprop(X1, X2, T, W, B, V):
    X = np.stack([X1, X2], axis=-1)                     # (N, 2)
    Z = X @ W + B                                       # (N, H)
    DY = np.where(np.maximum(0, Z) @ V * T < 0, -T, 0) / len(T)
    DZ = np.outer(DY, V) * (Z > 0)
    return X.T @ DZ, DZ.sum(axis=0), np.maximum(0, Z).T @ DY


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    for _ in range(iterations):
        DW, DB, DV = backprop(X1, X2, T, W, B, V)
        W, B, V = W - lr * DW, B - lr * DB, V - lr * DV
    return W, B, V
