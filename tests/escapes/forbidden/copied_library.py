"""Copies scipy into its own folder under another name.

Assignment: conv2d
Score: 0
Expect: crashed, failed, missing
"""

import os
import shutil

import numpy as np


def forbidden():
    source = os.path.join(os.path.dirname(os.path.dirname(np.__file__)), "scipy")
    shutil.copytree(source, "spicy")
    import spicy.signal

    return spicy


def my_conv2d(input, kernel):
    torch = forbidden()
    return torch.nn.functional.conv2d(
        torch.tensor(np.array(input, float)), torch.tensor(np.array(kernel, float))
    ).numpy()
