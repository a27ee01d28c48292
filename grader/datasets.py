"""Real image sets where a course has them, and what ships where it has not.

In: a data folder (the environment variable GRADER_DATA).  Out: images and labels, and a sentence that says which.
Nothing is ever downloaded here.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np


@dataclass(frozen=True)
class ImageSet:
    """Images (n, channels, height, width) float32 in [0, 1]; labels (n,) int64, 0 to 9; the name for the report."""

    name: str
    images: np.ndarray
    labels: np.ndarray
    real: bool


def mnist(folder: str | None = None) -> ImageSet:
    """Return MNIST's training images from a torchvision root, or scikit-learn's 1,797 digits at 28x28.

    `folder` defaults to the environment variable GRADER_DATA; MNIST is looked for in it and in its folder `mnist`.
    """
    return _mnist(_root(folder, "MNIST/raw", "mnist"))


def cifar10(folder: str | None = None) -> ImageSet:
    """Return CIFAR-10's training images from a torchvision root, or a generated set of 2,000 images of 3x32x32.

    `folder` defaults to the environment variable GRADER_DATA; CIFAR-10 is looked for in it and in its folder `cifar10`.
    """
    return _cifar10(_root(folder, "cifar-10-batches-py", "cifar10"))


def available() -> tuple[str, ...]:
    """Return which image sets `mnist` and `cifar10` would give now, real or shipped, without loading one."""
    real = {"mnist": _root(None, "MNIST/raw", "mnist"), "cifar10": _root(None, "cifar-10-batches-py", "cifar10")}
    return tuple(f"{name}: {'real' if root else 'shipped'}" for name, root in real.items())


def _root(folder: str | None, wanted: str, inside: str) -> str | None:
    folder = folder or os.environ.get("GRADER_DATA")
    if not folder:
        return None
    for root in (Path(folder), Path(folder) / inside):
        if (root / wanted).is_dir():
            return str(root)
    return None


@lru_cache(maxsize=2)
def _mnist(root: str | None) -> ImageSet:
    if root is None:
        return _digits()
    from grader.torchvision_guard import import_torchvision

    data = import_torchvision().datasets.MNIST(root=root, train=True, download=False)
    images = data.data.numpy()[:, None].astype(np.float32) / 255
    return ImageSet(f"MNIST, {len(images)} training images", images, data.targets.numpy().astype(np.int64), real=True)


def _digits() -> ImageSet:
    from sklearn.datasets import load_digits

    digits = load_digits()
    images = _resized(digits.images.astype(np.float32) / 16, 28)[:, None]
    return ImageSet("scikit-learn's 1,797 digits at 28x28 (MNIST was not found)", images,
                    digits.target.astype(np.int64), real=False)


def _resized(images: np.ndarray, size: int) -> np.ndarray:
    """Return square `images` (n, k, k) at (n, size, size), linear between pixel centres."""
    k = images.shape[-1]
    at = np.clip((np.arange(size) + 0.5) * k / size - 0.5, 0, k - 1)
    low = np.minimum(at.astype(int), k - 2)
    share = (at - low).astype(np.float32)
    weights = np.zeros((size, k), np.float32)  # row i mixes the two pixels beside position i
    weights[np.arange(size), low] = 1 - share
    weights[np.arange(size), low + 1] += share
    return weights @ images @ weights.T


@lru_cache(maxsize=2)
def _cifar10(root: str | None) -> ImageSet:
    if root is None:
        return _generated(2000)
    from grader.torchvision_guard import import_torchvision

    data = import_torchvision().datasets.CIFAR10(root=root, train=True, download=False)
    images = data.data.transpose(0, 3, 1, 2).astype(np.float32) / 255
    return ImageSet(f"CIFAR-10, {len(images)} training images", images, np.array(data.targets, np.int64), real=True)


def _generated(n: int) -> ImageSet:
    """Make n images (n, 3, 32, 32) of 10 classes, the same every time.

    A class is a coarse colour pattern (4x4, enlarged).  An image is its class's pattern with a contrast of its own,
    mixed with a pattern of no class and with noise.
    """
    rng = np.random.default_rng(10)
    labels = rng.permutation(np.arange(n) % 10)
    classes, others = rng.uniform(-1, 1, (10, 3, 4, 4)), rng.uniform(-1, 1, (n, 3, 4, 4))
    coarse = classes[labels] * rng.uniform(0.15, 0.3, (n, 1, 1, 1)) + 0.35 * others
    images = _resized(coarse, 32) + rng.normal(0, 0.1, (n, 3, 32, 32))
    return ImageSet(f"{n:,} generated images of 10 classes (CIFAR-10 was not found)",
                    np.clip(0.5 + images, 0, 1).astype(np.float32), labels.astype(np.int64), real=False)


SETS = {"mnist": mnist, "cifar10": cifar10}
