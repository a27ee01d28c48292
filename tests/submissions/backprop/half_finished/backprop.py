"""Has written forward; backprop and descent are still as handed out.

Loses: gradient_w, gradient_b, gradient_v, gradients_other_cases, descent_published_errors
Loses: descent_one_step, descent_learns
May lose: inputs_unchanged
Outcome: forward_vector=passed
Outcome: gradient_w=missing
Outcome: gradient_b=missing
Outcome: gradient_v=missing
Outcome: gradients_other_cases=missing
Outcome: descent_published_errors=missing
Outcome: descent_one_step=missing
Outcome: descent_learns=missing
"""
import numpy as np


def forward(X1, X2, W, B, V):
    X = np.stack([X1, X2], axis=-1)
    Z = X @ W + B
    A = np.maximum(0, Z)
    return A @ V


def backprop(X1, X2, T, W, B, V):
    # TODO: backprop
    # YOUR CODE HERE
    raise NotImplementedError()


def descent(X1, X2, T, W, B, V, lr=0.1, iterations=128):
    # TODO: descent
    # YOUR CODE HERE
    raise NotImplementedError()
