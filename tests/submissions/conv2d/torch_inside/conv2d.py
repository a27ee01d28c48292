"""Imports torch inside the function and lets it do the work.

Loses: one_channel, channels_and_filters, course_digits, other_shapes, edge_sizes, integer_input
Loses: float_types, memory_layout, input_unchanged, fast_enough
"""
import numpy as np


def my_conv2d(input, kernel):
    import torch
    result = torch.nn.functional.conv2d(torch.from_numpy(input.astype(float)), torch.from_numpy(kernel.astype(float)))
    return np.array(result)
