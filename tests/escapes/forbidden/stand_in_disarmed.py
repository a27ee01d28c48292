"""Empties the stand-in's list of libraries, and switches it back to the mode in which using it is no offence.

Assignment: conv2d
Score: 0
Expect: crashed, failed, missing
"""

import sys

import numpy as np

from grader.worker import stand_in


def forbidden():
    stand_in.mode.strict = False
    stand_in.StandIn._use = lambda self, *args, **kwargs: self
    for finder in sys.meta_path:
        if hasattr(finder, "libraries"):
            finder.libraries = frozenset()
    sys.modules.pop("torch", None)
    import torch
    import torch.nn.functional

    return torch


def my_conv2d(input, kernel):
    torch = forbidden()
    return torch.nn.functional.conv2d(
        torch.tensor(np.array(input, float)), torch.tensor(np.array(kernel, float))
    ).numpy()
