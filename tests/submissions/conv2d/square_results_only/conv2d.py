"""Reads all four sizes, and then makes every result as wide as it is high.

Loses: other_shapes
May lose: integer_input, float_types, memory_layout
"""
import numpy as np


def my_conv2d(input, kernel):
    N, C_in, H, W = input.shape
    C_out, _, h, w = kernel.shape
    rows = H - h + 1
    output = np.zeros((N, C_out, rows, rows))
    for i in range(h):
        for j in range(w):
            window = input[:, :, i:i + rows, j:j + rows].astype(np.float64)
            output += np.einsum("ncrk,oc->nork", window, kernel[:, :, i, j])
    return output
