"""Runs torch's own first file by its path, or by its name as a main program.

Assignment: conv2d
Score: 0
Expect: crashed, failed, missing
"""

import os
import runpy
import types

import numpy as np


def forbidden():
    path = os.path.join(os.path.dirname(os.path.dirname(np.__file__)), "torch", "__init__.py")
    try:
        return types.SimpleNamespace(**runpy.run_path(path, run_name="torch"))
    except OSError:
        return types.SimpleNamespace(**runpy.run_module("torch"))


def my_conv2d(input, kernel):
    torch = forbidden()
    return torch.nn.functional.conv2d(
        torch.tensor(np.array(input, float)), torch.tensor(np.array(kernel, float))
    ).numpy()
