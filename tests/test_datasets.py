"""Image sets have the promised form, and say which one they are."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from grader import datasets
from grader.datasets import SETS, cifar10, mnist
from grader.torchvision_guard import import_torchvision

REAL = Path(__file__).resolve().parents[1].parent / "shared" / "data"


def assert_well_formed(images):
    assert images.images.dtype == np.float32 and images.images.shape[1:] == (1, 28, 28)
    assert images.labels.dtype == np.int64 and len(images.labels) == len(images.images)
    assert 0.0 <= images.images.min() < images.images.max() <= 1.0
    assert sorted(set(images.labels.tolist())) == list(range(10))


@pytest.mark.parametrize("folder", [None, "empty"])
def test_digits_stand_in_for_mnist_and_say_so(tmp_path, monkeypatch, folder):
    monkeypatch.delenv("GRADER_DATA", raising=False)

    images = mnist(str(tmp_path) if folder else None)

    assert_well_formed(images)
    assert len(images.images) == 1797 and not images.real
    assert "MNIST was not found" in images.name


def test_a_resized_digit_keeps_its_brightness_and_its_place(monkeypatch):
    from sklearn.datasets import load_digits

    monkeypatch.delenv("GRADER_DATA", raising=False)
    small = load_digits().images[:50] / 16

    large = mnist().images[:50, 0]

    # Means over the same quarters of the picture: enlarged, neither mirrored nor turned.
    quarters = [(slice(a, a + 4), slice(b, b + 4)) for a in (0, 4) for b in (0, 4)]
    grown = [tuple(slice(s.start * 7 // 2, s.stop * 7 // 2) for s in q) for q in quarters]
    for q, g in zip(quarters, grown):
        was, now = small[(slice(None), *q)], large[(slice(None), *g)]
        assert np.allclose(was.mean(axis=(1, 2)), now.mean(axis=(1, 2)), atol=0.06)


@pytest.mark.skipif(not (REAL / "mnist" / "MNIST" / "raw").is_dir(), reason="the real MNIST is not on this machine")
@pytest.mark.parametrize("root", [REAL, REAL / "mnist"])
def test_the_real_mnist_is_read_where_it_is(monkeypatch, root):
    monkeypatch.setenv("GRADER_DATA", str(root))

    images = mnist()

    assert_well_formed(images)
    assert images.real and images.name.startswith("MNIST, ")


def test_generated_images_stand_in_for_cifar10_and_are_the_same_every_time(monkeypatch):
    monkeypatch.delenv("GRADER_DATA", raising=False)

    images = cifar10()
    datasets._cifar10.cache_clear()
    again = cifar10()

    assert images.images.shape == (2000, 3, 32, 32) and images.images.dtype == np.float32 and not images.real
    assert "CIFAR-10 was not found" in images.name
    assert np.bincount(images.labels).tolist() == [200] * 10
    assert np.array_equal(images.images, again.images) and images.images is not again.images


def test_generated_images_can_be_learnt_and_not_by_heart(monkeypatch):
    from sklearn.neighbors import NearestCentroid

    monkeypatch.delenv("GRADER_DATA", raising=False)
    images = cifar10()
    x = images.images.reshape(2000, -1)

    right = NearestCentroid().fit(x[:1000], images.labels[:1000]).score(x[1000:], images.labels[1000:])

    assert 0.5 < right < 0.99


def test_real_cifar10_batches_are_read_where_they_are(tmp_path, monkeypatch):
    pytest.importorskip("torch", reason="the torch extra is not installed")
    torchvision = import_torchvision()
    (tmp_path / "cifar10" / "cifar-10-batches-py").mkdir(parents=True)
    colours = np.arange(2 * 32 * 32 * 3, dtype=np.uint8).reshape(2, 32, 32, 3)
    asked = []

    def read(root, train, download):
        asked.append((root, train, download))
        return SimpleNamespace(data=colours, targets=[3, 7])
    monkeypatch.setattr(torchvision.datasets, "CIFAR10", read)

    images = cifar10(str(tmp_path))

    assert asked == [(str(tmp_path / "cifar10"), True, False)]
    assert images.real and images.labels.tolist() == [3, 7]
    assert np.array_equal(images.images[1, 2], colours[1, :, :, 2].astype(np.float32) / 255)


def test_every_named_set_can_be_loaded_without_a_download(monkeypatch):
    monkeypatch.delenv("GRADER_DATA", raising=False)

    for load in SETS.values():
        assert len(load().images) > 0
