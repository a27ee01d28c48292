"""Pose a training task so that memorised labels are worth nothing.

In: images with labels, a generator seeded from the course's secret.  Out: the same task in disguise: class labels
permuted, every image altered at random.  A net that was trained elsewhere, or a table of known digits, does not know
which label this course gave to which class.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

_PIECE = 1000   # images


@dataclass(frozen=True)
class Posed:
    """Training examples that are sent, and hidden ones whose labels never leave the checker.

    `x` and `hidden_x` are (n, channels, height, width) float32; `y` and `hidden_y` are (n,) int64.
    """

    x: np.ndarray
    y: np.ndarray
    hidden_x: np.ndarray
    hidden_y: np.ndarray


def pose(images: np.ndarray, labels: np.ndarray, train: int, hidden: int, rng: np.random.Generator) -> Posed:
    """Return `train` and `hidden` examples of `images` (n, c, h, w) with `labels` (n,), drawn apart and disguised.

    Raises ValueError when there are fewer than `train + hidden` images.
    """
    if train + hidden > len(images):
        raise ValueError(f"{train} + {hidden} examples asked for, {len(images)} there")
    order = rng.permutation(len(images))[:train + hidden]
    new_name = rng.permutation(int(labels.max()) + 1)
    x = _altered(images[order].astype(np.float32, copy=False), rng)
    y = new_name[labels[order]].astype(np.int64)
    return Posed(x[:train], y[:train], x[train:], y[train:])


def _altered(x: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Shift each image by up to a pixel, change its contrast by up to 10 %, and add a little noise; changes `x`."""
    spread = 0.02 * float(np.ptp(x))
    for image, shift in zip(x, rng.integers(-1, 2, size=(len(x), 2))):
        image[:] = np.roll(image, tuple(shift), axis=(-2, -1))
    contrast = rng.uniform(0.9, 1.1, size=(len(x), 1, 1, 1))
    for start in range(0, len(x), _PIECE):  # float64 of all images at once would be gigabytes
        piece = slice(start, start + _PIECE)
        x[piece] = x[piece] * contrast[piece] + rng.normal(0.0, spread, size=x[piece].shape)
    return x
