"""Calls its parameters images and weights, and adds options of its own that have defaults.

Loses: nothing
"""
import numpy as np


def my_conv2d(images, weights, stride=1, padding=0):
    if padding > 0:
        images = np.pad(images, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    batch, depth, height, width = images.shape
    number, depth, h, w = weights.shape
    rows = (height - h) // stride + 1
    cols = (width - w) // stride + 1
    maps = np.zeros((batch, number, rows, cols))
    flat = weights.reshape(number, depth * h * w).astype(np.float64)
    for r in range(rows):
        for c in range(cols):
            top, left = r * stride, c * stride
            patch = images[:, :, top:top + h, left:left + w].reshape(batch, depth * h * w)
            maps[:, :, r, c] = np.dot(patch, flat.T)
    return maps
