"""Reads the kernel as (C_in, C_out, h, w).

Loses: channels_and_filters, course_digits, other_shapes
May lose: edge_sizes, integer_input, float_types, memory_layout, input_unchanged, fast_enough
"""
import numpy as np


def my_conv2d(input, kernel):
    N, channels, H, W = input.shape
    channels_in, channels_out, h, w = kernel.shape
    output = np.zeros((N, kernel.shape[0], H - h + 1, W - w + 1))
    for i in range(h):
        for j in range(w):
            part = input[:, :, i:i + H - h + 1, j:j + W - w + 1]
            output += np.einsum("nchw,cf->nfhw", part.astype(float), kernel[:, :, i, j])
    return output
