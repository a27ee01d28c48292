"""Returns the filters on the last axis, (N, H', W', C_out).

Loses: one_channel, channels_and_filters, course_digits, other_shapes, integer_input, float_types, memory_layout
Loses: edge_sizes
May lose: fast_enough
"""
import numpy as np


def my_conv2d(input, kernel):
    N, C_in, H, W = input.shape
    C_out, C_in, h, w = kernel.shape
    output = np.zeros((N, H - h + 1, W - w + 1, C_out))
    for i in range(H - h + 1):
        for j in range(W - w + 1):
            window = input[:, :, i:i + h, j:j + w]
            output[:, i, j, :] = np.tensordot(window.astype(float), kernel, axes=((1, 2, 3), (1, 2, 3)))
    return output
