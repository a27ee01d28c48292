"""Drops the channel axis with a reshape that only works for grey images.

Loses: channels_and_filters, other_shapes
May lose: edge_sizes, integer_input, float_types, memory_layout, input_unchanged, fast_enough
Outcome: channels_and_filters=crashed
"""
import numpy as np


def my_conv2d(input, kernel):
    n, _, H, W = input.shape
    f, _, h, w = kernel.shape
    images = input.reshape(n, H, W).astype(np.float64)
    filters = kernel.reshape(f, h, w)
    out = np.zeros((n, f, H - h + 1, W - w + 1))
    for y in range(H - h + 1):
        for x in range(W - w + 1):
            out[:, :, y, x] = np.tensordot(images[:, y:y + h, x:x + w], filters, axes=([1, 2], [1, 2]))
    return out
