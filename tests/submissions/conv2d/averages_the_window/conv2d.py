"""Takes the mean over the window instead of the sum, so everything is too small by C_in * h * w.

Loses: one_channel, channels_and_filters, course_digits, other_shapes, integer_input, float_types, memory_layout
Loses: edge_sizes
May lose: fast_enough
"""
import numpy as np


def my_conv2d(input, kernel):
    N, C, H, W = input.shape
    F, C, h, w = kernel.shape
    output = np.empty((N, F, H - h + 1, W - w + 1))
    k = kernel.astype(float)
    for r in range(output.shape[2]):
        for s in range(output.shape[3]):
            window = input[:, :, r:r + h, s:s + w]
            for f in range(F):
                output[:, f, r, s] = np.mean(window * k[f], axis=(1, 2, 3))
    return output
