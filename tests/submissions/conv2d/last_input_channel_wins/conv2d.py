"""Assigns where it should add, so that the last input channel overwrites the others.

Loses: channels_and_filters, other_shapes
May lose: edge_sizes, integer_input, float_types, memory_layout, fast_enough
"""
import numpy as np


def conv_one(image, filt):
    rows = image.shape[0] - filt.shape[0] + 1
    cols = image.shape[1] - filt.shape[1] + 1
    result = np.zeros((rows, cols))
    for i in range(filt.shape[0]):
        for j in range(filt.shape[1]):
            result += float(filt[i, j]) * image[i:i + rows, j:j + cols]
    return result


def my_conv2d(input, kernel):
    N = input.shape[0]
    C_out, C_in, h, w = kernel.shape
    output = np.zeros((N, C_out, input.shape[2] - h + 1, input.shape[3] - w + 1))
    for n in range(N):
        for o in range(C_out):
            for c in range(C_in):
                output[n, o] = conv_one(input[n, c], kernel[o, c])
    return output
