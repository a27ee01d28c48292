"""Puts other spellings of the libraries' folder into sys.path, among them one through a link of its own.

Assignment: conv2d
Score: 0
Expect: crashed, failed, missing
"""

import importlib
import os
import sys

import numpy as np


def forbidden():
    packages = os.path.dirname(os.path.dirname(np.__file__))
    try:
        os.symlink(os.path.join(packages, "scipy"), "spicy")
    except OSError:
        pass
    sys.path[:0] = [os.getcwd(), packages + "/./", "/proc/self/root" + packages, os.path.join(packages, "numpy", "..")]
    sys.path_importer_cache.clear()
    importlib.invalidate_caches()
    return importlib.import_module("spicy.signal")


def my_conv2d(input, kernel):
    torch = forbidden()
    return torch.nn.functional.conv2d(
        torch.tensor(np.array(input, float)), torch.tensor(np.array(kernel, float))
    ).numpy()
