"""Shifts the caller's image with np.roll for each position in the kernel; the result is right, the image is not.

Loses: input_unchanged
"""
import numpy as np


def my_conv2d(input, kernel):
    N, C_in, H, W = input.shape
    C_out, C_in, h, w = kernel.shape
    output = np.zeros((N, C_out, H - h + 1, W - w + 1))
    for i in range(h):
        for j in range(w):
            part = input[:, :, :H - h + 1, :W - w + 1].astype(np.float64)
            output += np.einsum("nchw,fc->nfhw", part, kernel[:, :, i, j])
            input[:] = np.roll(input, -1, axis=3)      # next column
        input[:] = np.roll(input, w, axis=3)           # columns back
        input[:] = np.roll(input, -1, axis=2)          # next row
    return output
