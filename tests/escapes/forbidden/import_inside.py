"""Imports torch inside the function.

Assignment: conv2d
Score: 0
Expect: crashed, failed, missing
"""

import numpy as np


def forbidden():
    import torch
    import torch.nn.functional

    return torch


def my_conv2d(input, kernel):
    torch = forbidden()
    return torch.nn.functional.conv2d(
        torch.tensor(np.array(input, float)), torch.tensor(np.array(kernel, float))
    ).numpy()
