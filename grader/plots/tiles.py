"""Weights and convolution outputs -> Tiles: a grid of small images.

In: arrays.  Out: Tiles, with neither matplotlib nor PNG in them.  Raises ValueError that names the shapes that will do.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from .reading import numbers

_USUAL = (784, 1024, 3072)   # pixels of MNIST, grey CIFAR-10 and CIFAR-10: told from a number of units before others
_WHITE = 255


@dataclass(frozen=True)
class Tiles:
    """Images uint8 (rows, columns, height, width, 1 or 3), the last axis grey or red, green and blue.

    The last `empty` places of the last row hold no image.
    """

    title: str
    alt: str
    images: np.ndarray
    row_label: str = ""
    column_label: str = ""
    empty: int = 0


def output_tiles(outputs: Any, rows: str = "digits") -> Tiles:
    """Return convolution outputs (digits, kernels, h, w), each kernel's from its smallest (black) to its largest value.

    `rows` is "digits" (a row a digit, a column a kernel) or "kernels" (the other way round).
    """
    array = numbers(outputs, "outputs")
    if array.ndim != 4 or not array.size:
        raise ValueError(f"outputs must have the shape (digits, kernels, height, width), not {array.shape}.")
    if rows not in ("digits", "kernels"):
        raise ValueError(f'rows must be "digits" or "kernels", not {rows!r}.')
    grey = _grey(array, (0, 2, 3))[..., None]
    alt = f"{array.shape[1]} kernels laid on {array.shape[0]} digits; each kernel from its smallest value, black, to " \
          "its largest, white."
    if rows == "kernels":
        return Tiles("Outputs of a convolution", alt, grey.swapaxes(0, 1), "kernel", "digit")
    return Tiles("Outputs of a convolution", alt, grey, "digit", "kernel")


def weight_tiles(weights: Any, channels_last: bool = True) -> Tiles:
    """Return one tile for each first-layer unit, from its smallest weight (black) to its largest.

    weights: (units, pixels), (units, h, w), (units, 1 or 3, h, w), or W1 (pixels, units).  Of 3,072 pixels the three
    colours of a pixel lie side by side, as in torchvision's `data`; `channels_last=False` is for images (3, 32, 32).
    """
    images = _unit_images(numbers(weights, "weights"), channels_last)       # (units, h, w, 1 or 3)
    units = len(images)
    columns = _columns(units)
    rows = -(-units // columns)
    filled = np.full((rows * columns, *images.shape[1:]), _WHITE, np.uint8)
    filled[:units] = _grey(images, (1, 2, 3))
    alt = f"One tile for each of {units} units of the first layer, from its smallest weight, black, to its largest."
    if rows * columns > units:
        alt += f"  The last {rows * columns - units} places are empty."
    return Tiles("Weights of the first layer, a tile for each unit", alt,
                 filled.reshape(rows, columns, *images.shape[1:]), empty=rows * columns - units)


def _grey(values: np.ndarray, together: tuple[int, ...]) -> np.ndarray:
    """Scale to bytes, 0 for the smallest value along the axes `together`; NaN, and what is all one value, is grey."""
    values = np.clip(values, -1e300, 1e300)
    low, high = (np.nan_to_num(f(np.where(np.isnan(values), empty, values), axis=together, keepdims=True))
                 for f, empty in ((np.min, np.inf), (np.max, -np.inf)))
    share = np.where(high > low, (values / 2 - low / 2) / np.where(high > low, high / 2 - low / 2, 1), 0.5)
    return np.rint(255 * np.nan_to_num(share, nan=0.5)).astype(np.uint8)


def _unit_images(array: np.ndarray, channels_last: bool) -> np.ndarray:
    """Return an image for each unit: (units, h, w, 1 or 3)."""
    if array.size and array.ndim == 4 and array.shape[1] in (1, 3):
        return array.transpose(0, 2, 3, 1)
    if array.size and array.ndim == 3:
        return array[..., None]
    flat = _by_unit(array) if array.size and array.ndim == 2 else None
    if flat is None:
        raise ValueError("weights must have the shape (units, pixels) or (pixels, units) of square images, "
                         f"(units, h, w), (units, 1, h, w) or (units, 3, h, w), not {array.shape}.")
    channels, side = _square(flat.shape[1])
    if channels == 3 and not channels_last:
        return flat.reshape(-1, 3, side, side).transpose(0, 2, 3, 1)
    return flat.reshape(-1, side, side, channels)


def _by_unit(array: np.ndarray) -> np.ndarray | None:
    """Return a matrix with a row for each unit, or None when neither axis can be the pixels of an image."""
    for is_image in (lambda size: size in _USUAL, lambda size: _square(size)[0]):
        if is_image(array.shape[1]):
            return array
        if is_image(array.shape[0]):
            return array.T
    return None


def _square(size: int) -> tuple[int, int]:
    """Return (channels, side) of a square image of `size` numbers; (0, 0) when there is none."""
    for channels in (1, 3):
        side = math.isqrt(size // channels)
        if side > 1 and channels * side * side == size:
            return channels, side
    return 0, 0


def _columns(units: int) -> int:
    """Return a number of columns that leaves no place empty where one between a square and twice as wide does so."""
    least = math.isqrt(units - 1) + 1
    return next((columns for columns in range(least, 2 * least + 1) if units % columns == 0), least)
