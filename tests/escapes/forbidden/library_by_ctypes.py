"""Loads torch's shared object with ctypes, past everything that watches imports.

Assignment: conv2d
Score: 0
Expect: crashed, failed, missing
"""

import ctypes
import glob
import os

import numpy as np


def forbidden():
    packages = os.path.dirname(os.path.dirname(np.__file__))
    for path in sorted(glob.glob(packages + "/torch/lib/libtorch*.so")) or [packages + "/torch/lib/libtorch_cpu.so"]:
        ctypes.CDLL(path)
        print("REACHED", path)
    raise ImportError("torch")


def my_conv2d(input, kernel):
    torch = forbidden()
    return torch.nn.functional.conv2d(
        torch.tensor(np.array(input, float)), torch.tensor(np.array(kernel, float))
    ).numpy()
