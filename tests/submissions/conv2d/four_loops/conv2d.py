"""Four loops, one window at a time, with float conversion at the start.

Loses: nothing
"""
import numpy as np


def my_conv2d(input, kernel):
    input = np.array(input, dtype=np.float64)
    kernel = np.array(kernel, dtype=np.float64)
    batch, _, H, W = input.shape
    filters, _, h, w = kernel.shape
    out_h = H - h + 1
    out_w = W - w + 1
    output = np.zeros([batch, filters, out_h, out_w])
    for b in range(batch):
        for f in range(filters):
            for row in range(out_h):
                for col in range(out_w):
                    window = input[b, :, row:row + h, col:col + w]
                    output[b, f, row, col] = (window * kernel[f]).sum()
    return output
