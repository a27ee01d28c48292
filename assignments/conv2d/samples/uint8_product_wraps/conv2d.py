"""Multiplies uint8 by uint8, which wraps around at 256 before the sum is taken."""
import numpy as np


def my_conv2d(input, kernel):
    N, C_in, H, W = input.shape
    C_out, C_in, h, w = kernel.shape
    output = np.zeros((N, C_out, H - h + 1, W - w + 1))
    for f in range(C_out):
        for i in range(H - h + 1):
            for j in range(W - w + 1):
                output[:, f, i, j] = np.sum(input[:, :, i:i + h, j:j + w] * kernel[f], axis=(1, 2, 3))
    return output
