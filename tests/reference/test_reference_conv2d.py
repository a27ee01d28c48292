"""The conv2d reference gives what torch gives, and exact sums where torch would overflow."""

from __future__ import annotations

import numpy as np
import pytest

SHAPES = [
    ((5, 1, 28, 28), (8, 1, 4, 4)),
    ((1, 3, 9, 6), (2, 3, 2, 5)),      # one image, several channels, nothing square
    ((3, 2, 5, 7), (4, 2, 5, 7)),      # a kernel as large as the image
    ((2, 3, 4, 5), (3, 3, 1, 1)),
    ((2, 1, 1, 1), (1, 1, 1, 1)),
]


def torch_conv2d(images, kernel):
    """What torch gives in float64."""
    torch = pytest.importorskip("torch", reason="torch is what this compares with, and it is not installed")
    as_tensor = [torch.from_numpy(np.ascontiguousarray(array, dtype=np.float64)) for array in (images, kernel)]
    return torch.nn.functional.conv2d(*as_tensor).numpy()


@pytest.mark.parametrize(("image_shape", "kernel_shape"), SHAPES, ids=str)
def test_float64_input_gives_what_torch_gives(conv2d, image_shape, kernel_shape):
    rng = np.random.default_rng(3)
    images, kernel = rng.normal(size=image_shape), rng.normal(size=kernel_shape)

    output = conv2d.my_conv2d(images, kernel)

    assert np.allclose(output, torch_conv2d(images, kernel), rtol=1e-12, atol=1e-12)
    assert output.shape == torch_conv2d(images, kernel).shape


def test_float32_input_stays_float32_and_is_right_to_its_precision(conv2d):
    rng = np.random.default_rng(4)
    images, kernel = (rng.normal(size=shape).astype(np.float32) for shape in SHAPES[1])

    output = conv2d.my_conv2d(images, kernel)

    assert output.dtype == np.float32
    assert np.allclose(output, torch_conv2d(images, kernel), rtol=1e-5, atol=1e-5)


def test_uint8_images_and_kernels_do_not_overflow(conv2d):
    images, kernel = np.full((1, 2, 5, 6), 255, dtype=np.uint8), np.full((3, 2, 4, 3), 255, dtype=np.uint8)

    output = conv2d.my_conv2d(images, kernel)

    assert np.array_equal(output, np.full((1, 3, 2, 4), 255 * 255 * 2 * 4 * 3))


def test_non_contiguous_arrays_are_read_rightly(conv2d):
    rng = np.random.default_rng(5)
    images = rng.normal(size=(9, 12, 2, 3)).transpose(3, 2, 0, 1)[:, :, ::-2]      # (3, 2, 5, 12)
    kernel = rng.normal(size=(3, 3, 2, 4)).transpose(3, 2, 1, 0)                   # (4, 2, 3, 3)

    output = conv2d.my_conv2d(images, kernel)

    assert np.allclose(output, torch_conv2d(images, kernel), rtol=1e-12, atol=1e-12)


def test_the_input_and_the_kernel_are_left_alone(conv2d):
    rng = np.random.default_rng(6)
    images, kernel = rng.normal(size=SHAPES[1][0]), rng.normal(size=SHAPES[1][1])
    before = images.copy(), kernel.copy()

    conv2d.my_conv2d(images, kernel)

    assert np.array_equal(images, before[0]) and np.array_equal(kernel, before[1])


@pytest.mark.parametrize("number", range(10))
def test_the_courses_digits_give_what_torch_gives(conv2d, shared_data, number):
    kernel = np.load(shared_data / "conv2d" / "kernel.npy")
    digits = np.load(shared_data / "conv2d" / f"samples_{number}.npy")

    output = conv2d.my_conv2d(digits, kernel)

    assert output.shape == (5, 8, 25, 25)
    assert np.allclose(output, torch_conv2d(digits, kernel), rtol=1e-12, atol=1e-9)
