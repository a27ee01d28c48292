"""Imports torch through importlib, under its name and in parts.

Assignment: conv2d
Score: 0
Expect: crashed, failed, missing
"""

import importlib

import numpy as np


def forbidden():
    importlib.invalidate_caches()
    importlib.import_module("torch.nn.functional")
    return importlib.import_module("tor" + "ch")


def my_conv2d(input, kernel):
    torch = forbidden()
    return torch.nn.functional.conv2d(
        torch.tensor(np.array(input, float)), torch.tensor(np.array(kernel, float))
    ).numpy()
