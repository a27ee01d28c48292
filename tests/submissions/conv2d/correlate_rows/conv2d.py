"""Uses numpy.correlate on single rows and adds the rows up.

Loses: nothing
"""
import numpy as np


def my_conv2d(input, kernel):
    N, C_in, H, W = input.shape
    C_out, _, h, w = kernel.shape
    out = np.zeros((N, C_out, H - h + 1, W - w + 1))
    x = input.astype(float)
    k = kernel.astype(float)
    for n in range(N):
        for o in range(C_out):
            for c in range(C_in):
                for i in range(H - h + 1):
                    for r in range(h):
                        out[n, o, i] += np.correlate(x[n, c, i + r], k[o, c, r], mode="valid")
    return out
