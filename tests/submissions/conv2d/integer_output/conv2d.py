"""Collects the sums in an integer array, which cuts off everything behind the point.

Loses: one_channel, channels_and_filters, course_digits, other_shapes, edge_sizes, float_types, memory_layout
May lose: integer_input, fast_enough
"""
import numpy as np


def my_conv2d(input, kernel):
    N, C_in, H, W = input.shape
    C_out, C_in, h, w = kernel.shape
    output = np.zeros((N, C_out, H - h + 1, W - w + 1), dtype=int)
    k = kernel.astype(float).reshape(C_out, -1)
    for i in range(H - h + 1):
        for j in range(W - w + 1):
            output[:, :, i, j] = input[:, :, i:i + h, j:j + w].reshape(N, -1) @ k.T
    return output
