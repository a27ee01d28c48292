"""Task 1, values: lay every filter on every place of every image, multiply, and add up."""

import numpy as np
import pytest

from grader.checker import Images


@pytest.mark.points(12)
def test_one_channel(student, assert_right, rng):
    """`my_conv2d` is right for one image of one channel and one filter."""
    for size, window in ((5, 2), (6, 3)):
        image = rng.normal(size=(1, 1, size, size)).round(1)
        kernel = rng.normal(size=(1, 1, window, window)).round(1)
        assert_right(student.my_conv2d(image, kernel), image, kernel)


@pytest.mark.points(14)
def test_channels_and_filters(student, assert_right, rng):
    """`my_conv2d` adds up over the input channels, for each of several images and filters."""
    # As many filters as channels first: a kernel read the wrong way round then has a name.
    for filters, window in ((3, 3), (4, 2)):
        images = rng.normal(size=(2, 3, 6, 6)).round(1)
        kernel = rng.normal(size=(filters, 3, window, window)).round(1)
        assert_right(student.my_conv2d(images, kernel), images, kernel)


@pytest.mark.points(10)
def test_course_digits(student, assert_right, use_data, show):
    """`my_conv2d` is right for the course's data: digits (5, 1, 28, 28), uint8, and a kernel (8, 1, 4, 4), float64."""
    # Half a grey level is rounded upwards on every machine, whatever its last digit.
    digits = np.rint((255 * use_data("mnist").images[:5]).round(2)).astype(np.uint8)
    kernel = edge_filters()
    got = student.my_conv2d(digits, kernel)
    if type(got) is np.ndarray and got.shape == (5, 8, 25, 25) and got.dtype.kind in "iuf":
        show(output_grid(got))
    assert_right(got, digits, kernel)


def edge_filters():
    """Eight filters (8, 1, 4, 4) of float64: each likes edges of one direction, more so in its lower right."""
    y, x = np.mgrid[-1.5:2, -1.5:2]
    steps = np.arange(1, 9)[:, None, None]
    angles = steps * np.pi / 4
    # The second factor keeps a flipped filter from being the same filter with the other sign.  The third one keeps the
    # filters from adding up to nothing, and results from being whole numbers, which truncation takes for the next ones.
    # Products of pixels and weights stay near 1, for which FLOAT32 is made: float32 inside is right as well.
    return ((np.cos(angles) * x + np.sin(angles) * y) * (1 + 0.1 * x + 0.05 * y) * np.exp(-steps / 8) / 64)[:, None]


def output_grid(outputs):
    """A picture of outputs (N, C_out, rows, columns): a row a filter, a column a sample, black to white in each row."""
    by_filter = np.nan_to_num(np.clip(outputs.astype(np.float64), -1e300, 1e300)).swapaxes(0, 1)
    low, high = (f(by_filter, axis=(1, 2, 3), keepdims=True) for f in (np.min, np.max))
    grey = (by_filter - low) / np.where(high > low, high - low, 1)
    filters, samples, height, width = by_filter.shape
    return Images(title="Your output images", alt=f"{filters} filters laid on {samples} digits, from dark to light.",
                  rows=filters, columns=samples, height=height, width=width,
                  pixels=np.rint(255 * grey).astype(np.uint8).tobytes(), row_label="filter", column_label="sample")
