"""The forward pass of a 2-D convolution, in NumPy alone.

As everywhere in neural networks, "convolution" means cross-correlation: the kernel is laid on the image as it is, not
flipped.  Stride 1, no padding, no bias.
"""

import numpy as np


def my_conv2d(input, kernel):
    """Lay every filter on every place of every image where it fits, multiply, and add up.

    input  (N, C_in, H, W): N images of C_in channels.
    kernel (C_out, C_in, h, w): C_out filters, h <= H and w <= W.
    Returns (N, C_out, H - h + 1, W - w + 1), with

        output[n, o, r, k] = sum over c, i, j of input[n, c, r + i, k + j] * kernel[o, c, i, j]

    in a type wide enough for these sums: uint8 images and kernels must not overflow.
    The arrays that come in stay as they are.
    """
    # TODO: my_conv2d
    # YOUR CODE HERE
    raise NotImplementedError()
