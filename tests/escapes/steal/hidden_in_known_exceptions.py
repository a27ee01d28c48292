"""Says one of thirty-two things about its inputs by the choice of a built-in exception.

Assignment: backprop
Score: 0
Expect: crashed, failed, missing, over_limit
"""

import builtins

import numpy as np

KINDS = [kind for name, kind in sorted(vars(builtins).items())
         if isinstance(kind, type) and issubclass(kind, Exception) and "Unicode" not in name and "Group" not in name]


def say(inputs):
    raise KINDS[int(abs(np.ravel(inputs)[0]) * 1e6) % len(KINDS)]


def forward(X1, X2, W, B, V):
    say(X1)


def backprop(X1, X2, T, W, B, V):
    say(X1)


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    say(X1)
