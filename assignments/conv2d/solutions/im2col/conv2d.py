"""Gathers the patches into the columns of a matrix and multiplies once.

Loses: nothing
"""
import numpy as np


def im2col(x, h, w):
    """(N, C, H, W) -> (C*h*w, N*H'*W')"""
    N, C, H, W = x.shape
    H_out, W_out = H - h + 1, W - w + 1
    cols = np.zeros((C, h, w, N, H_out, W_out))
    for i in range(h):
        for j in range(w):
            cols[:, i, j] = x[:, :, i:i + H_out, j:j + W_out].transpose(1, 0, 2, 3)
    return cols.reshape(C * h * w, -1)


def my_conv2d(input, kernel):
    N, _, H, W = input.shape
    C_out, _, h, w = kernel.shape
    result = kernel.reshape(C_out, -1).astype(float) @ im2col(input, h, w)
    return result.reshape(C_out, N, H - h + 1, W - w + 1).transpose(1, 0, 2, 3)
