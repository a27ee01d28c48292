"""Writes machine code into memory that can be executed, to leave Python behind; it may run, and still finds no
convolution.

Assignment: conv2d
Score: 0
Expect: crashed, failed, missing
"""

import ctypes
import mmap

import numpy as np


def forbidden():
    memory = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    memory.write(b"\xc3")
    ctypes.CFUNCTYPE(None)(ctypes.addressof(ctypes.c_char.from_buffer(memory)))
    raise ImportError("torch")


def my_conv2d(input, kernel):
    torch = forbidden()
    return torch.nn.functional.conv2d(
        torch.tensor(np.array(input, float)), torch.tensor(np.array(kernel, float))
    ).numpy()
