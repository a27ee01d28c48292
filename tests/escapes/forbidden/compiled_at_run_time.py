"""Writes the convolution in Fortran and C, and has it compiled by f2py, by cc and through ctypes.

Assignment: conv2d
Score: 0
Expect: crashed, failed, missing
"""

import ctypes
import os
import subprocess

import numpy as np


def forbidden():
    with open("fast.c", "w") as file:
        file.write("int forty_two(void) { return 42; }")
    for command in (["cc", "-shared", "-fPIC", "-o", "fast.so", "fast.c"], ["gfortran", "--version"]):
        subprocess.run(command, check=True)
    ctypes.CDLL(os.path.abspath("fast.so"))
    print("REACHED a compiler")
    raise ImportError("torch")


def my_conv2d(input, kernel):
    torch = forbidden()
    return torch.nn.functional.conv2d(
        torch.tensor(np.array(input, float)), torch.tensor(np.array(kernel, float))
    ).numpy()
