"""The grid of images: each pixel in its place, gaps between, sizes checked."""

from __future__ import annotations

import io
from base64 import b64decode

import numpy as np
import pytest
from matplotlib.image import imread

from grader.render.pictures import draw
from grader.render.pictures.png import png_uri

from ..page import Page
from ..samples import images


def decoded(uri: str) -> np.ndarray:
    """Read a PNG data URI back with a decoder that is not ours; uint8 (height, width, 4)."""
    head, _, body = uri.partition(",")
    assert head == "data:image/png;base64"
    return (imread(io.BytesIO(b64decode(body)), format="png") * 255).round().astype(np.uint8)


def test_a_png_holds_the_pixels_it_was_given():
    pixels = np.random.default_rng(0).integers(0, 256, (5, 3, 4), dtype=np.uint8)

    assert np.array_equal(decoded(png_uri(pixels)), pixels)


def test_grey_images_stand_side_by_side_with_a_transparent_gap():
    (image,) = Page(draw(images())).all("img")

    canvas = decoded(image["src"])

    assert canvas[:, :2, 0].tolist() == [[0, 1], [2, 3]]
    assert canvas[:, 3:, 2].tolist() == [[4, 5], [6, 7]]
    assert canvas[:, 2, 3].tolist() == [0, 0]


def test_rows_stand_below_each_other():
    (image,) = Page(draw(images(rows=2, columns=1))).all("img")

    assert decoded(image["src"])[3:, :, 0].tolist() == [[4, 5], [6, 7]]


def test_colour_images_keep_their_colours():
    picture = images(rows=1, columns=1, height=1, width=2, colour=True, pixels=bytes([255, 0, 0, 0, 0, 255]))

    (image,) = Page(draw(picture)).all("img")

    assert decoded(image["src"])[0, :, :3].tolist() == [[255, 0, 0], [0, 0, 255]]


def test_labels_and_description_are_there():
    page = Page(draw(images()))

    assert "filter" in page.text and "sample" in page.text and page.all("img")[0]["alt"] == "Two tiles."


@pytest.mark.parametrize("change", [{"pixels": b"1"}, {"rows": 0}, {"rows": -1, "columns": -2}, {"width": 10 ** 12}])
def test_sizes_that_do_not_fit_become_a_sentence(change):
    page = Page(draw(images(**change)))

    assert "Not drawn" in page.text and not page.all("img")
