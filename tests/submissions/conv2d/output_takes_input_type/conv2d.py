"""Gives the output the type of the input, so that sums from uint8 images are cut to uint8.

Loses: course_digits, integer_input
May lose: float_types, fast_enough
"""
import numpy as np


def my_conv2d(input, kernel):
    N, C_in, H, W = input.shape
    C_out, C_in, h, w = kernel.shape
    output = np.zeros((N, C_out, H - h + 1, W - w + 1), dtype=input.dtype)
    k = kernel.reshape(C_out, -1)
    for i in range(H - h + 1):
        for j in range(W - w + 1):
            patch = input[:, :, i:i + h, j:j + w].reshape(N, -1)
            output[:, :, i, j] = (patch @ k.T).astype(input.dtype)
    return output
