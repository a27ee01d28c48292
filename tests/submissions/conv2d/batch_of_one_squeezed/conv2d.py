"""Squeezes axes of length 1 out of the result, for nicer printing.

Loses: one_channel, other_shapes, edge_sizes
May lose: channels_and_filters, integer_input, float_types, memory_layout, fast_enough
"""
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def my_conv2d(input, kernel):
    windows = sliding_window_view(input, kernel.shape[2:], axis=(2, 3)).astype(float)
    return np.einsum("ncijhw,fchw->nfij", windows, kernel).squeeze()
