"""Multiplies in the frequency domain and cuts the borders off with negative indices, which leaves nothing for h = 1.

Loses: other_shapes, edge_sizes
Named: cropped_by_minus_zero
"""
import numpy as np


def my_conv2d(input, kernel):
    h, w = kernel.shape[2:]
    size = (input.shape[2] + h - 1, input.shape[3] + w - 1)
    images = np.fft.rfft2(input, s=size)
    filters = np.fft.rfft2(kernel[:, :, ::-1, ::-1], s=size)
    full = np.fft.irfft2(np.einsum("ncyx,fcyx->nfyx", images, filters), s=size)
    border_y, border_x = h - 1, w - 1
    return full[:, :, border_y:-border_y, border_x:-border_x]
