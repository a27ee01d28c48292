"""Imports torch at the top, and uses it only in the main block to check the result.

Loses: nothing
"""
import numpy as np
import torch
import torch.nn.functional as F


def my_conv2d(input, kernel):
    N, C_in, H, W = input.shape
    C_out, C_in, h, w = kernel.shape
    x = input.astype(np.float64)
    output = np.zeros((N, C_out, H - h + 1, W - w + 1))
    for i in range(h):
        for j in range(w):
            window = x[:, None, :, i:i + H - h + 1, j:j + W - w + 1]
            output += np.sum(window * kernel[None, :, :, i, j, None, None], axis=2)
    return output


if __name__ == "__main__":
    image = np.random.randn(2, 3, 9, 7)
    filters = np.random.randn(4, 3, 3, 2)
    theirs = F.conv2d(torch.from_numpy(image), torch.from_numpy(filters)).numpy()
    print("largest difference:", np.abs(my_conv2d(image, filters) - theirs).max())
