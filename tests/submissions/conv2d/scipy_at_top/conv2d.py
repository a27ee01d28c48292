"""Imports scipy at the top and calls its correlate for every channel.

Loses: one_channel, channels_and_filters, course_digits, other_shapes, edge_sizes, integer_input
Loses: float_types, memory_layout, input_unchanged, fast_enough
"""
import numpy as np
from scipy import signal


def my_conv2d(input, kernel):
    N, C_in, H, W = input.shape
    C_out, C_in, h, w = kernel.shape
    output = np.zeros((N, C_out, H - h + 1, W - w + 1))
    for n in range(N):
        for f in range(C_out):
            for c in range(C_in):
                output[n, f] += signal.correlate2d(input[n, c].astype(float), kernel[f, c], mode="valid")
    return output
