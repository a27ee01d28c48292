"""Upright lines stand at their value, are named, and widen the axis that they need."""

from __future__ import annotations

import math

from grader.model import Curve
from grader.render.pictures import draw_marked
from grader.render.pictures.marks import Mark

from ..page import Page
from ..samples import curves

LINE = Curve("runs", (0.0, 10.0), (0.0, 1.0))


def uprights(page: Page) -> list[dict]:
    """The lines of the marks in the plot; those of the legend are all at 15."""
    return [line for line in page.all("line") if line.get("class", "").startswith("upright") and line["x1"] != "15"]


def test_a_mark_stands_at_its_value():
    page = Page(draw_marked(curves(LINE), (Mark(0.0, "left"), Mark(5.0, "middle"), Mark(10.0, "right"))))

    left, middle, right = [float(line["x1"]) for line in uprights(page)]

    assert left < middle < right and math.isclose(middle - left, right - middle, abs_tol=0.02)


def test_a_mark_beyond_the_curves_widens_the_axis():
    page = Page(draw_marked(curves(LINE), (Mark(20.0, "far"),)))

    assert [line["x1"] for line in uprights(page)] == ["388"]


def test_every_mark_is_named_in_the_legend():
    page = Page(draw_marked(curves(LINE), (Mark(1.0, "goal now"), Mark(2.0, "goal proposed"))))

    assert "goal now" in page.text and "goal proposed" in page.text


def test_four_marks_all_look_different():
    marks = tuple(Mark(1.0, "m", dotted, strong) for dotted in (True, False) for strong in (True, False))

    lines = uprights(Page(draw_marked(curves(LINE), marks)))

    assert len({(line["class"], line["stroke-dasharray"]) for line in lines}) == 4


def test_a_mark_that_is_not_finite_is_left_out():
    page = Page(draw_marked(curves(LINE), (Mark(math.nan, "lost"), Mark(math.inf, "far"))))

    assert uprights(page) == [] and "nan" not in page.html and "lost" not in page.text
