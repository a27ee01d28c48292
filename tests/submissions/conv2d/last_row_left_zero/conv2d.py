"""Has the right output shape but stops the loops one step early, so the last row and column stay zero.

Loses: one_channel, channels_and_filters, course_digits, other_shapes, edge_sizes, integer_input, float_types
Loses: memory_layout
May lose: fast_enough
"""
import numpy as np


def my_conv2d(input, kernel):
    N, C_in, H, W = input.shape
    C_out, C_in, h, w = kernel.shape
    output = np.zeros((N, C_out, H - h + 1, W - w + 1))
    for i in range(H - h):
        for j in range(W - w):
            window = input[:, :, i:i + h, j:j + w].astype(np.float64)
            output[:, :, i, j] = np.tensordot(window, kernel, axes=([1, 2, 3], [1, 2, 3]))
    return output
