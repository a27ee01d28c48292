"""Lays image and filter out as one long row each, so that one numpy.correlate does a whole channel.

Loses: nothing
"""
import numpy as np


def long_row(filt, width):
    """The filter as it lies on an image of this width: its rows, with zeros from one to the next."""
    spread = np.zeros((filt.shape[0], width))
    spread[:, :filt.shape[1]] = filt
    return spread.ravel()[:spread.size - width + filt.shape[1]]


def channel_sum(image, filters):
    h, w = filters.shape[1:]
    H, W = image.shape[1:]
    total = sum(np.correlate(pixels.ravel(), long_row(filt, W), mode="valid")
                for pixels, filt in zip(image.astype(np.float64), filters))
    # Places at which the window would run over the right border are in it too.
    whole = np.append(total, np.zeros(w - 1)).reshape(H - h + 1, W)
    return whole[:, :W - w + 1]


def my_conv2d(input, kernel):
    return np.array([[channel_sum(image, filters) for filters in kernel] for image in input])
