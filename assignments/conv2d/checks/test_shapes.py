"""Task 2, shapes: nothing is promised to be square, and no size is fixed."""

import pytest


@pytest.mark.hidden
@pytest.mark.points(16)
def test_other_shapes(student, assert_right, rng):
    """`my_conv2d` is right for other shapes: not square, a single image, any number of channels and filters."""
    extra = int(rng.integers(1, 4))
    # For each `extra` every result but the last is longer one way: a height used as a width must show.
    cases = (                           # images, kernel
        ((1, 2, 5, 7 + extra), (3, 2, 2, 4)),    # a single wide image
        ((1, 3, 8 + extra, 5), (2, 3, 4, 1)),    # a column as kernel, fewer filters than channels
        ((3, 2, 4, 6 + extra), (1, 2, 1, 3)),    # a row as kernel, a single filter
        ((2, 3, 12, 5 + extra), (5, 3, 5, 2)),   # more filters than channels
        ((2, 3, 3, 4 + extra), (2, 3, 3, 4 + extra)),
    )
    for of_images, of_kernel in cases:
        images, kernel = rng.normal(size=of_images), rng.normal(size=of_kernel)
        assert_right(student.my_conv2d(images, kernel), images, kernel)


@pytest.mark.hidden
@pytest.mark.points(12)
def test_edge_sizes(student, assert_right, rng):
    """`my_conv2d` is right for a kernel of 1x1, for a kernel as large as the image, and for an image of one pixel."""
    size = int(rng.integers(4, 8))
    # One image, channel and filter: whoever mixes those up has paid for it elsewhere.
    for of_image, of_kernel in ((size, 1), (size, size), (1, 1)):
        image, kernel = rng.normal(size=(1, 1, of_image, of_image)), rng.normal(size=(1, 1, of_kernel, of_kernel))
        assert_right(student.my_conv2d(image, kernel), image, kernel)
