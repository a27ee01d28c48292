"""Returns (C_out, N, H', W'): the filters come before the samples.

Loses: channels_and_filters, course_digits, other_shapes
May lose: one_channel, edge_sizes, integer_input, float_types, memory_layout, fast_enough
"""
import numpy as np


def my_conv2d(input, kernel):
    N, C_in, H, W = input.shape
    C_out, C_in, h, w = kernel.shape
    return np.array([
        [
            [
                [np.sum(image[:, i:i + h, j:j + w].astype(float) * filt) for j in range(W - w + 1)]
                for i in range(H - h + 1)
            ]
            for image in input
        ]
        for filt in kernel
    ])
