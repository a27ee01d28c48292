"""Makes the patches with as_strided, after a contiguous float copy, and multiplies with a tensordot.

Loses: nothing
"""
import numpy as np


def my_conv2d(input, kernel):
    x = np.ascontiguousarray(input, dtype=np.float64)
    N, C_in, H, W = x.shape
    C_out, C_in, h, w = kernel.shape
    sN, sC, sH, sW = x.strides
    patches = np.lib.stride_tricks.as_strided(
        x,
        shape=(N, H - h + 1, W - w + 1, C_in, h, w),
        strides=(sN, sH, sW, sC, sH, sW),
        writeable=False,
    )
    return np.tensordot(patches, kernel, axes=((3, 4, 5), (1, 2, 3))).transpose(0, 3, 1, 2)
