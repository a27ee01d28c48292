"""Builds on two classes of its own that lie in a second file, windows.py.

Loses: nothing
"""
from windows import Filter, Image

import numpy as np


def my_conv2d(input, kernel):
    images = [Image(pixels) for pixels in input]
    filters = [Filter(weights) for weights in kernel]
    return np.stack([np.stack([f.apply(image) for f in filters]) for image in images])
