"""Loads torch from its path under another name.

Assignment: conv2d
Score: 0
Expect: crashed, failed, missing
"""

import importlib.machinery
import importlib.util
import os
import sys

import numpy as np


def forbidden():
    path = os.path.join(os.path.dirname(os.path.dirname(np.__file__)), "torch", "__init__.py")
    loader = importlib.machinery.SourceFileLoader("flashlight", path)
    spec = importlib.util.spec_from_file_location(
        "flashlight", path, loader=loader, submodule_search_locations=[os.path.dirname(path)]
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules["flashlight"] = module
    loader.exec_module(module)
    return module


def my_conv2d(input, kernel):
    torch = forbidden()
    return torch.nn.functional.conv2d(
        torch.tensor(np.array(input, float)), torch.tensor(np.array(kernel, float))
    ).numpy()
