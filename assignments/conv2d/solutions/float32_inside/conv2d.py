"""Computes and answers in float32, whatever comes in: right to float32 only.

Loses: nothing
May lose: integer_input
"""
import numpy as np


def my_conv2d(input, kernel):
    x = input.astype("float32")
    k = kernel.astype("float32")
    N, C, H, W = x.shape
    F, C, h, w = k.shape
    out = np.zeros((N, F, H - h + 1, W - w + 1), "float32")
    k2 = k.reshape(F, C * h * w).T
    for i in range(H - h + 1):
        for j in range(W - w + 1):
            out[:, :, i, j] = x[:, :, i:i + h, j:j + w].reshape(N, C * h * w) @ k2
    return out
