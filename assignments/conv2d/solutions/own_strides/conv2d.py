"""Hands the strides of the array as it is to as_strided, so that views and transposed arrays work without a copy.

Loses: nothing
"""
import numpy as np
from numpy.lib import stride_tricks


def my_conv2d(input, kernel):
    h, w = kernel.shape[2:]
    N, C, H, W = input.shape
    view = stride_tricks.as_strided(input, (N, C, H - h + 1, W - w + 1, h, w), input.strides + input.strides[2:])
    # einsum adds up in the type it is told to
    return np.einsum("ncyxhw,fchw->nfyx", view, kernel, dtype=np.float64, casting="same_kind", optimize=False)
