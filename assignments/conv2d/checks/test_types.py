"""Task 3, types: whole numbers, float32 and float64, arrays in several pieces, and inputs that stay as they are.

All cases are square and have one channel: a mistake with shapes or channels costs its points in the tasks before.
"""

import numpy as np
import pytest

from grader.checker import EXACT, FLOAT32, assert_close, compare, fail, numbers


@pytest.mark.hidden
@pytest.mark.points(12)
def test_integer_input(student, assert_right, rng):
    """`my_conv2d` gives the mathematically right sums for uint8 images with kernels of whole numbers, uint8 too."""
    image = rng.integers(100, 256, size=(1, 1, 7, 7), dtype=np.uint8)
    for kernel in (rng.integers(50, 256, size=(1, 1, 3, 3), dtype=np.uint8), rng.integers(-90, 90, size=(1, 1, 4, 4))):
        assert_right(student.my_conv2d(image, kernel), image, kernel)


@pytest.mark.hidden
@pytest.mark.points(8)
def test_float_types(student, assert_right, rng):
    """`my_conv2d` is right for float32, float64, and one with the other."""
    for of_image in (np.float32, np.float64):
        for of_kernel in (np.float32, np.float64):
            image = rng.normal(size=(1, 1, 6, 6)).astype(of_image)
            kernel = rng.normal(size=(1, 1, 3, 3)).astype(of_kernel)
            assert_right(student.my_conv2d(image, kernel), image, kernel)


@pytest.mark.hidden
@pytest.mark.points(8)
def test_memory_layout(student, worker, assert_right, rng):
    """`my_conv2d` is right for arrays not in one piece in memory: every second column, transposed, mirrored."""
    images, kernel = rng.normal(size=(3, 1, 12, 12)), rng.normal(size=(2, 1, 3, 3))
    # An array that is sent arrives in one piece: views are made where the submission runs, anew for each call.
    everything, second = (worker.build("builtins.slice", None, None, step) for step in (None, 2))
    thinned = worker.build("operator.getitem", worker.keep(images), (everything, everything, second, second))
    assert_right(student.my_conv2d(thinned, kernel), images[:, :, ::2, ::2], kernel)

    for view, axes in ((np.transpose, (0, 1, 3, 2)), (np.flip, (2, 3))):
        views = [worker.build(f"numpy.{view.__name__}", worker.keep(array), axes) for array in (images, kernel)]
        assert_right(student.my_conv2d(*views), view(images, axes), view(kernel, axes))


@pytest.mark.hidden
@pytest.mark.points(4)
def test_input_unchanged(student, worker, rng):
    """`my_conv2d` leaves the image and the kernel that it is given as they are."""
    images, kernel = (rng.integers(1, 9, size=size).astype(np.float64) for size in ((2, 1, 6, 6), (2, 1, 3, 3)))
    kept_images, kept_kernel = worker.keep(images), worker.keep(kernel)
    got = numbers(student.my_conv2d(kept_images, kept_kernel), (None,) * 4)
    assert_close(worker.fetch(kept_images), images, within=EXACT, name="input after the call")
    assert_close(worker.fetch(kept_kernel), kernel, within=EXACT, name="kernel after the call")
    # Doing nothing leaves everything as it is, and earns nothing.
    twice = student.my_conv2d(images, 2 * kernel)
    if not got.any() or not compare(twice, 2 * got, FLOAT32).ok:
        fail("Nothing is changed, but the result does not double with the kernel, as any weighted sum does.")
