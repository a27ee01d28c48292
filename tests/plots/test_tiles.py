"""Weights of every layout become the images that they are, and outputs keep each kernel's own scale."""

from __future__ import annotations

import numpy as np
import pytest

from grader.plots.tiles import output_tiles, weight_tiles


@pytest.mark.parametrize("shape, images", [
    ((32, 1024), (4, 8, 32, 32, 1)), ((100, 784), (10, 10, 28, 28, 1)), ((1, 1024), (1, 1, 32, 32, 1)),
    ((3072, 100), (10, 10, 32, 32, 3)), ((784, 25), (5, 5, 28, 28, 1)), ((50, 3072), (5, 10, 32, 32, 3)),
    ((16, 1, 3, 3), (4, 4, 3, 3, 1)), ((8, 3, 5, 4), (2, 4, 5, 4, 3)), ((6, 5, 4), (2, 3, 5, 4, 1)),
    ((16, 64), (4, 4, 8, 8, 1)), ((192, 5), (1, 5, 8, 8, 3)),
])
def test_weights_of_every_layout_become_images(shape, images):
    assert weight_tiles(np.zeros(shape)).images.shape == images


def test_each_unit_goes_from_black_to_white():
    weights = np.array([[0.0, 1.0, 2.0, 4.0], [-40.0, -20.0, 0.0, -40.0]]).reshape(2, 2, 2)

    tiles = weight_tiles(weights)

    assert tiles.images[0, :, :, :, 0].reshape(2, 4).tolist() == [[0, 64, 128, 255], [0, 128, 255, 0]]


def test_a_column_of_w1_is_one_colour_tile():
    w1 = np.zeros((3072, 2))
    w1.reshape(32, 32, 3, 2)[4, 5, 2, 1] = 1.0            # the second unit looks for blue in row 4, column 5

    first, second = weight_tiles(w1).images[0]

    assert np.argwhere(second == 255).tolist() == [[4, 5, 2]] and len(np.unique(first)) == 1


def test_images_with_the_colours_first_are_said_to_be_so():
    w1 = np.zeros((3072, 2))
    w1.reshape(3, 32, 32, 2)[2, 4, 5, 1] = 1.0

    _, second = weight_tiles(w1, channels_last=False).images[0]

    assert np.argwhere(second == 255).tolist() == [[4, 5, 2]]


def test_a_prime_number_of_units_leaves_places_empty_and_says_so():
    tiles = weight_tiles(np.zeros((37, 784)))

    assert tiles.images.shape[:2] == (6, 7) and tiles.empty == 5
    assert "The last 5 places are empty." in tiles.alt


def test_outputs_of_a_kernel_share_one_scale_over_all_digits():
    outputs = np.array([[[[0.0]], [[7.0]]], [[[4.0]], [[9.0]]]])

    assert output_tiles(outputs).images.reshape(2, 2).tolist() == [[0, 0], [255, 255]]


def test_kernels_may_stand_in_rows():
    tiles = output_tiles(np.zeros((5, 8, 25, 24)), rows="kernels")

    assert tiles.images.shape == (8, 5, 25, 24, 1) and (tiles.row_label, tiles.column_label) == ("kernel", "digit")


@pytest.mark.parametrize("values, grey", [([1.0, 1.0, 1.0, 1.0], [128] * 4),
                                          ([0.0, np.nan, 1.0, 1.0], [0, 128, 255, 255]),
                                          ([-np.inf, 0.0, 0.0, np.inf], [0, 128, 128, 255]),
                                          ([np.nan] * 4, [128] * 4)])
def test_values_without_a_scale_are_grey(values, grey):
    assert weight_tiles(np.array(values).reshape(1, 2, 2)).images.ravel().tolist() == grey
