"""Loads one of scipy's compiled modules by its path.

Assignment: conv2d
Score: 0
Expect: crashed, failed, missing
"""

import glob
import importlib.machinery
import importlib.util
import os
import types

import numpy as np


def forbidden():
    packages = os.path.dirname(os.path.dirname(np.__file__))
    path = (glob.glob(packages + "/scipy/signal/_sigtools*.so") or [packages + "/scipy/signal/_sigtools.so"])[0]
    loader = importlib.machinery.ExtensionFileLoader("_sigtools", path)
    tools = importlib.util.module_from_spec(importlib.util.spec_from_loader("_sigtools", loader))
    functional = types.SimpleNamespace(conv2d=lambda x, k: tools._convolve2d(x[0, 0], k[0, 0]))
    return types.SimpleNamespace(nn=types.SimpleNamespace(functional=functional), tensor=np.asarray)


def my_conv2d(input, kernel):
    torch = forbidden()
    return torch.nn.functional.conv2d(
        torch.tensor(np.array(input, float)), torch.tensor(np.array(kernel, float))
    ).numpy()
