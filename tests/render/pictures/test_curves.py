"""Curves of every shape draw, and no line is told by colour alone."""

from __future__ import annotations

import math
import re

import pytest

from grader.model import Curve
from grader.render.pictures import draw

from ..page import Page
from ..samples import curves

NAN, INF = math.nan, math.inf


@pytest.mark.parametrize("x, y", [
    ((0.0, 1.0, 2.0), (1.0, NAN, 2.0)), ((0.0, 1.0), (INF, 1.0)), ((0.0, 1.0), (5.0, 5.0)), ((3.0,), (4.0,)),
    ((0.0, 1.0), (0.0, 0.0)), ((0.0, 1.0), (1e-320, 0.0)), ((0.0, 1.0), (-1e308, 1e308)),
    ((0.0, 1.0, 2.0), (1.0, 1e30, 2.0)),
    ((NAN, 1.0), (1.0, 2.0)), ((1e9, 1e9), (1.0, 2.0)),
])
def test_awkward_curves_draw_without_a_figure_that_svg_cannot_read(x, y):
    html = draw(curves(Curve("loss", x, y)))

    assert not re.search(r"\b(nan|inf)\b", html, re.IGNORECASE)
    assert Page(html).balanced


@pytest.mark.parametrize("lines", [Curve("empty", (), ()), Curve("lost", (0.0, 1.0), (NAN, INF))])
def test_curves_without_a_finite_value_become_a_sentence(lines):
    page = Page(draw(curves(lines)))

    assert "Not drawn: there is no finite value to show. Both errors fall." in page.text and not page.all("svg")


def test_a_gap_splits_the_line():
    html = draw(curves(Curve("loss", (0.0, 1.0, 2.0, 3.0, 4.0), (1.0, 2.0, NAN, 2.0, 1.0))))

    (line,) = [path["d"] for path in Page(html).all("path") if path["d"].count("M") > 1]
    assert line.count("M") == 2 and line.count("L") == 2


def test_a_single_point_is_a_dot():
    assert len(Page(draw(curves(Curve("one", (1.0,), (2.0,))))).all("circle")) == 1


def test_twenty_curves_all_look_different():
    html = draw(curves(*(Curve(f"line {n}", (0.0, 1.0), (0.0, float(n))) for n in range(20))))

    keys = [path for path in Page(html).all("path") if "class" in path]          # the legend's
    looks = {(key["class"], key["stroke-dasharray"]) for key in keys}
    assert len(looks) == 20


def test_every_curve_is_named_in_the_legend():
    page = Page(draw(curves()))

    assert "training" in page.text and "validation" in page.text and len(page.all("li")) == 2


def test_a_long_curve_is_thinned_and_keeps_its_spike():
    x = tuple(float(n) for n in range(50_000))
    y = tuple(1000.0 if n == 31_415 else 1.0 for n in range(50_000))

    (line, _) = [path["d"] for path in Page(draw(curves(Curve("loss", x, y)))).all("path")]

    heights = {place.split()[1] for place in re.split("[ML]", line) if place.strip()}
    assert line.count("L") < 1000 and len(heights) == 2
