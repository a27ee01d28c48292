"""Finds torch with pkgutil and takes the loader that it is given.

Assignment: conv2d
Score: 0
Expect: crashed, failed, missing
"""

import pkgutil

import numpy as np


def forbidden():
    for finder, name, _is_package in pkgutil.iter_modules():
        if name == "torch":
            return finder.find_spec("torch").loader.load_module("torch")
    return pkgutil.resolve_name("torch")


def my_conv2d(input, kernel):
    torch = forbidden()
    return torch.nn.functional.conv2d(
        torch.tensor(np.array(input, float)), torch.tensor(np.array(kernel, float))
    ).numpy()
