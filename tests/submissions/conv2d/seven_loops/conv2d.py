"""Seven nested loops over single numbers: right, and slow.

Loses: fast_enough
Outcome: one_channel=passed
"""
import numpy as np


def my_conv2d(input, kernel):
    N, C_in, H, W = input.shape
    C_out, _, h, w = kernel.shape
    output = np.zeros((N, C_out, H - h + 1, W - w + 1))
    for n in range(N):
        for o in range(C_out):
            for y in range(H - h + 1):
                for x in range(W - w + 1):
                    total = 0.0
                    for c in range(C_in):
                        for i in range(h):
                            for j in range(w):
                                total += float(input[n, c, y + i, x + j]) * float(kernel[o, c, i, j])
                    output[n, o, y, x] = total
    return output
