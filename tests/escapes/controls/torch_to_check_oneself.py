"""An honest right convolution that imports torch at top level and uses it only when it is run by hand.

Assignment: conv2d
Score: honest
Expect: passed
"""

import numpy as np
import torch
from numpy.lib.stride_tricks import as_strided
from scipy import signal


def my_conv2d(input, kernel):
    x, k = np.ascontiguousarray(input, dtype=float), np.asarray(kernel, dtype=float)
    n, c, height, width = x.shape
    _o, _c, h, w = k.shape
    a, b, down, right = x.strides
    windows = as_strided(x, (n, c, height - h + 1, width - w + 1, h, w), (a, b, down, right, down, right))
    return np.tensordot(windows, k, axes=((1, 4, 5), (1, 2, 3))).transpose(0, 3, 1, 2)


def compare():
    print(torch.nn.functional.conv2d(torch.ones(1, 1, 3, 3), torch.ones(1, 1, 2, 2)), signal.convolve2d)


if __name__ == "__main__":
    compare()
