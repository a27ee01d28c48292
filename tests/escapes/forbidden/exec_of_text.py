"""Keeps the forbidden import in a text, and runs the text.

Assignment: conv2d
Score: 0
Expect: crashed, failed, missing
"""

import base64

import numpy as np


def forbidden():
    namespace = {}
    exec(base64.b64decode(b"aW1wb3J0IHRvcmNoLCB0b3JjaC5ubi5mdW5jdGlvbmFs"), namespace)
    return namespace["torch"]


def my_conv2d(input, kernel):
    torch = forbidden()
    return torch.nn.functional.conv2d(
        torch.tensor(np.array(input, float)), torch.tensor(np.array(kernel, float))
    ).numpy()
