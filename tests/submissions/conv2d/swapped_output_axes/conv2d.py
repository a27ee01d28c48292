"""Returns the output with rows and columns exchanged.

Loses: one_channel, channels_and_filters, course_digits, other_shapes, integer_input, float_types, memory_layout
Loses: edge_sizes
May lose: fast_enough
"""
import numpy as np


def my_conv2d(input, kernel):
    N, C_in, H, W = input.shape
    C_out, C_in, h, w = kernel.shape
    output = np.zeros((N, C_out, W - w + 1, H - h + 1))
    for x in range(W - w + 1):
        for y in range(H - h + 1):
            window = input[:, :, y:y + h, x:x + w]
            output[:, :, x, y] = np.einsum("nchw,fchw->nf", window.astype(float), kernel)
    return output
