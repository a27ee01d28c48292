"""Imports torch through the built-in function below the import statement, and through importlib's own copy of it.

Assignment: conv2d
Score: 0
Expect: crashed, failed, missing
"""

import importlib

import numpy as np


def forbidden():
    __import__("torch.nn.functional")
    return importlib.__import__("torch")


def my_conv2d(input, kernel):
    torch = forbidden()
    return torch.nn.functional.conv2d(
        torch.tensor(np.array(input, float)), torch.tensor(np.array(kernel, float))
    ).numpy()
