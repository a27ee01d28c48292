"""Turns the kernel by 180 degrees first: a true convolution where cross-correlation is asked.

Loses: one_channel, channels_and_filters, course_digits, other_shapes, edge_sizes, integer_input, float_types
Loses: memory_layout
May lose: fast_enough
"""
import numpy as np


def my_conv2d(input, kernel):
    N, C_in, H, W = input.shape
    C_out, _, h, w = kernel.shape
    flipped = kernel[:, :, ::-1, ::-1]
    output = np.zeros((N, C_out, H - h + 1, W - w + 1))
    for i in range(H - h + 1):
        for j in range(W - w + 1):
            patch = input[:, None, :, i:i + h, j:j + w].astype(float)
            output[:, :, i, j] = np.sum(patch * flipped, axis=(2, 3, 4))
    return output
