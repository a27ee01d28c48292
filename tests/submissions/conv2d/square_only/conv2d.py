"""Uses the height for the width too, in the image and in the kernel.

Loses: other_shapes
May lose: edge_sizes, integer_input, float_types, memory_layout, input_unchanged
"""
import numpy as np


def my_conv2d(input, kernel):
    N, C_in, size, _ = input.shape
    C_out, _, k, _ = kernel.shape
    out_size = size - k + 1
    output = np.zeros((N, C_out, out_size, out_size))
    weights = kernel.reshape(C_out, -1).astype(np.float64).T
    for i in range(out_size):
        for j in range(out_size):
            output[:, :, i, j] = input[:, :, i:i + k, j:j + k].reshape(N, -1) @ weights
    return output
