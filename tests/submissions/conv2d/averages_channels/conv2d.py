"""Averages over the input channels where the sum is asked.

Loses: channels_and_filters, other_shapes
May lose: edge_sizes, integer_input, float_types, memory_layout, fast_enough
"""
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def my_conv2d(input, kernel):
    windows = sliding_window_view(input.astype(np.float64), kernel.shape[2:], axis=(2, 3))
    per_channel = np.einsum("ncijhw,fchw->nfcij", windows, kernel.astype(np.float64))
    return per_channel.mean(axis=2)
