"""The heat map: the right way up, its zero line where the sign changes, labels told by shape."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest

from grader.render.pictures import draw
from grader.render.pictures.zero_line import zero_line

from ..page import Page
from ..samples import surface
from .test_images import decoded


def test_the_last_row_of_values_is_on_top():
    (image,) = Page(draw(surface(values=((-1.0, -1.0), (1.0, 1.0))))).all("image")

    top, bottom = decoded(image["href"])[:, 0, :3].astype(int)

    assert top[0] > top[2] and bottom[2] > bottom[0]


def test_zero_is_nearly_white_and_an_unknown_value_transparent():
    (image,) = Page(draw(surface(values=((0.0, math.nan), (math.inf, 4.0))))).all("image")

    pixels = decoded(image["href"])

    assert pixels[1, 0, :3].min() > 240 and pixels[1, 0, 3] == 255
    assert pixels[1, 1, 3] == 0 and pixels[0, 0, 3] == 0


def test_the_zero_line_lies_where_the_sign_changes():
    assert zero_line(np.array([[-1.0, 3.0], [-1.0, 3.0]])) == [((0.25, 0.0), (0.25, 1.0))]


def test_a_saddle_has_two_segments_and_one_sign_none():
    assert len(zero_line(np.array([[1.0, -1.0], [-1.0, 1.0]]))) == 2
    assert zero_line(np.ones((3, 3))) == []


def test_a_cell_with_an_unknown_value_has_no_line():
    assert zero_line(np.array([[-1.0, 1.0], [math.nan, 1.0]])) == []


def test_labels_differ_in_shape():
    page = Page(draw(surface(points=((0.0, 0.0, 1.0), (1.0, 1.0, -1.0)))))

    assert [mark["class"] for mark in page.all("circle")] == ["mark above"] * 2          # in the plot and in the legend
    assert [mark["class"] for mark in page.all("rect") if "mark" in mark["class"]] == ["mark below"] * 2


def test_points_outside_the_plot_are_left_out():
    inside, outside = (0.0, 0.0, 1.0), ((9.0, 0.0, 1.0), (math.nan, 0.0, 1.0))

    page = Page(draw(surface(points=(inside, *outside))))

    assert len(page.all("circle")) == 2                                                 # one inside, one in the legend


@pytest.mark.parametrize("values", [(), ((),), ((1.0, 2.0),), ((1.0,), (2.0, 3.0))])
def test_a_grid_that_is_no_grid_becomes_a_sentence(values):
    assert "Not drawn" in Page(draw(surface(values=values))).text


@pytest.mark.parametrize("value", [0.0, math.nan, 1e308, -5.0])
def test_one_value_everywhere_draws(value):
    html = draw(surface(values=((value, value), (value, value))))

    assert Page(html).balanced and not re.search(r'="[^"]*\b(nan|inf)\b', html)
