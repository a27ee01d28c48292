"""Packs scipy into a zip under another name and imports it from there.

Assignment: conv2d
Score: 0
Expect: crashed, failed, missing
"""

import os
import sys
import zipfile

import numpy as np


def forbidden():
    source = os.path.join(os.path.dirname(os.path.dirname(np.__file__)), "scipy")
    with zipfile.ZipFile("packed.zip", "w") as packed:
        for folder, _folders, names in os.walk(source):
            for name in names:
                path = os.path.join(folder, name)
                packed.write(path, os.path.join("spicy", os.path.relpath(path, source)))
    sys.path.insert(0, "packed.zip")
    import spicy.signal

    return spicy


def my_conv2d(input, kernel):
    torch = forbidden()
    return torch.nn.functional.conv2d(
        torch.tensor(np.array(input, float)), torch.tensor(np.array(kernel, float))
    ).numpy()
