"""Looks for torch among the modules that are there already, and among all objects.

Assignment: conv2d
Score: 0
Expect: crashed, failed, missing
"""

import gc
import sys

import numpy as np


def forbidden():
    for module in list(sys.modules.values()):
        if hasattr(module, "nn") and hasattr(module, "tensor"):
            return module
    for thing in gc.get_objects():
        if type(thing) is type(gc) and thing.__name__ == "torch":
            return thing
    return sys.modules["torch"]


def my_conv2d(input, kernel):
    torch = forbidden()
    return torch.nn.functional.conv2d(
        torch.tensor(np.array(input, float)), torch.tensor(np.array(kernel, float))
    ).numpy()
