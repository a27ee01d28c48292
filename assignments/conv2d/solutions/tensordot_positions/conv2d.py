"""Loops over the positions in the kernel only and adds shifted images, weighted with a tensordot.

Loses: nothing
"""
import numpy as np


def my_conv2d(input, kernel):
    (N, _, H, W), (C_out, _, h, w) = input.shape, kernel.shape
    rows, cols = H - h + 1, W - w + 1
    total = np.zeros((C_out, N, rows, cols), dtype=np.float64)
    for i in range(h):
        for j in range(w):
            shifted = input[:, :, i:i + rows, j:j + cols]
            total += np.tensordot(kernel[:, :, i, j].astype(np.float64), shifted, axes=(1, 1))
    return np.swapaxes(total, 0, 1)
