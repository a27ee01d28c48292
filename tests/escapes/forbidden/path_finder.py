"""Asks the path finder for torch, past the stand-in that stands before it.

Assignment: conv2d
Score: 0
Expect: crashed, failed, missing
"""

import importlib.machinery
import importlib.util
import sys

import numpy as np


def forbidden():
    spec = importlib.machinery.PathFinder.find_spec("torch")
    module = importlib.util.module_from_spec(spec)
    sys.modules["torch"] = module
    spec.loader.exec_module(module)
    return module


def my_conv2d(input, kernel):
    torch = forbidden()
    return torch.nn.functional.conv2d(
        torch.tensor(np.array(input, float)), torch.tensor(np.array(kernel, float))
    ).numpy()
