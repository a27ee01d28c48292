"""A report shows what the student's plot shows: the same numbers, the same pixels, and it can be drawn."""

from __future__ import annotations

import numpy as np

from grader.pictures import curves, images, surface
from grader.plots.field import decision_field
from grader.plots.panels import part3_panels
from grader.plots.tiles import output_tiles, weight_tiles
from grader.render.pictures import draw
from tests.plots.samples import part3


def test_a_panel_keeps_its_lines_and_its_words():
    panel = part3_panels([part3()])[0]

    picture = curves(panel)

    assert [(line.label, line.x, line.y) for line in picture.curves] == [("mlp_1", (10, 20, 30), (2.0, 1.0, 0.5))]
    assert (picture.title, picture.x_label, picture.y_label) == ("Training loss", "training step", "loss")


def test_tiles_keep_their_pixels_and_labels():
    tiles = output_tiles(np.arange(24.0).reshape(2, 3, 2, 2))

    picture = images(tiles)

    assert (picture.rows, picture.columns, picture.height, picture.width, picture.colour) == (2, 3, 2, 2, False)
    assert list(picture.pixels) == tiles.images.ravel().tolist()
    assert (picture.row_label, picture.column_label) == ("digit", "kernel")


def test_colour_tiles_stay_coloured():
    assert images(weight_tiles(np.zeros((3072, 2)))).colour


def test_a_field_keeps_its_values_and_points():
    picture = surface(decision_field(lambda a, b: a + 10 * b, [[1.0, 2.0]], [0.0]))

    assert (picture.values[0][-1], picture.values[-1][0]) == (-36, 36)      # rows grow upwards with the second input
    assert picture.points == ((1.0, 2.0, -1.0),)


def test_every_kind_is_drawn_in_a_page():
    pictures = [*map(curves, part3_panels([part3("a"), part3("b")])), images(weight_tiles(np.eye(1024)[:3])),
                surface(decision_field(lambda a, b: np.where(a > 0, a, np.nan), [[0, 0]], [1]))]

    assert not [picture.title for picture in pictures if "Not drawn" in draw(picture)]
