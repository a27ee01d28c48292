"""Takes the stand-in out of sys.meta_path and sys.modules before it imports torch.

Assignment: conv2d
Score: 0
Expect: crashed, failed, missing
"""

import sys

import numpy as np


def forbidden():
    sys.meta_path[:] = [finder for finder in sys.meta_path if "orbidden" not in type(finder).__name__]
    for name in [name for name in sys.modules if name.partition(".")[0] == "torch"]:
        del sys.modules[name]
    import torch
    import torch.nn.functional

    return torch


def my_conv2d(input, kernel):
    torch = forbidden()
    return torch.nn.functional.conv2d(
        torch.tensor(np.array(input, float)), torch.tensor(np.array(kernel, float))
    ).numpy()
