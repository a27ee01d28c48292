"""An honest right convolution with stride tricks, which are allowed.

Assignment: conv2d
Score: honest
Expect: passed
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def my_conv2d(input, kernel):
    x, k = np.asarray(input, dtype=float), np.asarray(kernel, dtype=float)
    return np.einsum("nchwij,ocij->nohw", sliding_window_view(x, k.shape[2:], axis=(2, 3)), k, optimize=True)
