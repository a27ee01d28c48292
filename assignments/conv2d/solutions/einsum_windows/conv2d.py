"""sliding_window_view for the patches and one einsum for the sums.

Loses: nothing
"""
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def my_conv2d(input, kernel):
    dtype = np.result_type(input, kernel, np.float32)
    windows = sliding_window_view(input.astype(dtype), kernel.shape[2:], axis=(2, 3))
    return np.einsum("ncijhw,fchw->nfij", windows, kernel.astype(dtype), optimize=True)
