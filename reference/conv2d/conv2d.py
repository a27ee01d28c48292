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
    ### BEGIN SOLUTION my_conv2d
    common = np.result_type(input, kernel)
    wide = np.int64 if common.kind in "bui" else np.promote_types(common, np.float32)
    input, kernel = input.astype(wide), kernel.astype(wide)
    (N, _, H, W), (C_out, _, h, w) = input.shape, kernel.shape
    rows, columns = H - h + 1, W - w + 1

    output = np.zeros((N, C_out, rows, columns), dtype=wide)
    for i in range(h):
        for j in range(w):
            seen = input[:, :, i:i + rows, j:j + columns]      # (N, C_in, rows, columns): all that kernel[i, j] meets
            output += np.einsum("ncrk,oc->nork", seen, kernel[:, :, i, j])
    return output
    ### END SOLUTION
