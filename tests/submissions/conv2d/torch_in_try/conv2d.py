"""Uses torch where it can be imported and its own loops otherwise, in one function.

Loses: one_channel, channels_and_filters, course_digits, other_shapes, edge_sizes, integer_input
Loses: float_types, memory_layout, input_unchanged, fast_enough
"""
import numpy as np

try:
    import torch
    import torch.nn.functional as F
except ImportError:
    torch = None


def my_conv2d(input, kernel):
    if torch is not None:
        return F.conv2d(torch.Tensor(input), torch.Tensor(kernel)).numpy()
    H, W = input.shape[2:]
    h, w = kernel.shape[2:]
    output = 0
    for i in range(h):
        for j in range(w):
            part = input[:, :, i:i + H - h + 1, j:j + W - w + 1].astype(float)
            output = output + np.einsum("nchw,fc->nfhw", part, kernel[:, :, i, j])
    return output
