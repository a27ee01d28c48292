"""Writes the convolution as one big matrix with mostly zeros and multiplies the flattened images by it.

Loses: nothing
"""
import numpy as np


def toeplitz(filt, H, W):
    C_in, h, w = filt.shape
    rows, cols = H - h + 1, W - w + 1
    M = np.zeros((rows, cols, C_in, H, W))
    for i in range(rows):
        for j in range(cols):
            M[i, j, :, i:i + h, j:j + w] = filt
    return M.reshape(rows * cols, C_in * H * W)


def my_conv2d(input, kernel):
    N, C_in, H, W = input.shape
    C_out, C_in, h, w = kernel.shape
    flat = input.reshape(N, -1).astype(np.float64)
    maps = [(flat @ toeplitz(filt, H, W).T).reshape(N, H - h + 1, W - w + 1) for filt in kernel]
    return np.stack(maps, axis=1)
