"""Multiplies each patch in place; a patch is a view, so the image is spoiled for the next patch and for the caller.

Loses: one_channel, channels_and_filters, course_digits, other_shapes, integer_input, float_types, memory_layout
Loses: input_unchanged
May lose: edge_sizes, fast_enough
Outcome: course_digits=crashed
"""
import numpy as np


def my_conv2d(input, kernel):
    N, C_in, H, W = input.shape
    C_out, C_in, h, w = kernel.shape
    output = np.zeros((N, C_out, H - h + 1, W - w + 1))
    for n in range(N):
        for f in range(C_out):
            for i in range(H - h + 1):
                for j in range(W - w + 1):
                    patch = input[n, :, i:i + h, j:j + w]
                    patch *= kernel[f]
                    output[n, f, i, j] = patch.sum()
    return output
