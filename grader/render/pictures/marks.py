"""Upright lines that mark values on the axis of a Curves picture: a threshold, and the one that may replace it.

In: Marks.  Out: SVG lines and their keys.
Dotted or drawn through, and thin or thick: a line is not told by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from grader.render.pictures.axes import Axis
from grader.render.pictures.svg import tag


@dataclass(frozen=True)
class Mark:
    """A value of the lower axis.  `dotted` and `strong` tell up to four marks apart."""

    value: float
    label: str
    dotted: bool = False
    strong: bool = False


def draw_mark(mark: Mark, across: Axis, up: Axis) -> Markup:
    """Return the line of a mark, as high as the plot."""
    x = across.at(mark.value)
    return tag("line", x1=x, x2=x, y1=up.start, y2=up.end, **_look(mark))


def mark_key(mark: Mark) -> Markup:
    """Return the drawing of a mark for a legend."""
    return tag("line", x1=15, x2=15, y1=0, y2=14, **_look(mark))


def _look(mark: Mark) -> dict[str, str]:
    return {"class_": "upright strong" if mark.strong else "upright",
            "stroke_dasharray": "2 3" if mark.dotted else "none"}
