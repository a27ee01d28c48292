"""Pads with zeros so that the output is as large as the image.

Loses: one_channel, channels_and_filters, course_digits, other_shapes, edge_sizes, integer_input, float_types
Loses: memory_layout
May lose: fast_enough
"""
import numpy as np


def my_conv2d(input, kernel):
    N, C_in, H, W = input.shape
    C_out, C_in, h, w = kernel.shape
    top, left = (h - 1) // 2, (w - 1) // 2
    padded = np.pad(input, ((0, 0), (0, 0), (top, h - 1 - top), (left, w - 1 - left))).astype(float)
    output = np.zeros((N, C_out, H, W))
    for a in range(h):
        for b in range(w):
            output += np.einsum("nchw,fc->nfhw", padded[:, :, a:a + H, b:b + W], kernel[:, :, a, b])
    return output
