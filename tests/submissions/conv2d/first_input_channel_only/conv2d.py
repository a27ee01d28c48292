"""Reads only the first input channel.

Loses: channels_and_filters, other_shapes
May lose: edge_sizes, integer_input, float_types, memory_layout, fast_enough
"""
import numpy as np


def my_conv2d(input, kernel):
    N, C_in, H, W = input.shape
    C_out, C_in, h, w = kernel.shape
    output = np.zeros((N, C_out, H - h + 1, W - w + 1))
    for n in range(N):
        for c in range(C_out):
            for i in range(H - h + 1):
                for j in range(W - w + 1):
                    output[n, c, i, j] = np.sum(input[n, 0, i:i + h, j:j + w] * kernel[c, 0].astype(float))
    return output
