"""Draw a Surface: a heat map with its zero line and the labelled points on it.

In: model.Surface.  Out: an inline SVG and its legend.
Blue is below zero, orange above (a pair that colour-blind readers can tell apart), white at zero; the zero line is
drawn as well, and the two labels differ in shape.  A value that is not finite is left blank.
"""

from __future__ import annotations

import numpy as np
from markupsafe import Markup

from grader.model import Surface
from grader.plots.look import heat_colours
from grader.render.pictures.axes import Axis, drawable, grid, tick_label
from grader.render.pictures.png import png_uri
from grader.render.pictures.svg import legend, no_picture, svg, tag
from grader.render.pictures.zero_line import zero_line

SIZE, LEFT, TOP = 330, 34, 10
MARGIN_BELOW = 24


def draw_surface(picture: Surface) -> Markup:
    """Return the heat map over [low, high] on both axes."""
    if len({len(row) for row in picture.values}) != 1 or min(len(picture.values), len(picture.values[0])) < 2:
        return no_picture("it needs a grid of at least 2 by 2 values", picture.alt)
    if not (drawable(picture.low) and drawable(picture.high) and picture.low < picture.high):
        return no_picture("its range is empty", picture.alt)
    values = np.array(picture.values, dtype=float)
    values[~(np.abs(values) <= 1e300)] = np.nan
    across = Axis(picture.low, picture.high, LEFT, LEFT + SIZE)
    up = Axis(picture.low, picture.high, TOP + SIZE, TOP)
    inside = [*grid(across, up), _heat(values), _boundary(values), *_points(picture, across, up)]
    return svg(picture.alt, LEFT + SIZE + 8, TOP + SIZE + MARGIN_BELOW, *inside) + legend(_keys(values, picture))


def _heat(values: np.ndarray) -> Markup:
    rows, columns = values.shape
    image = tag("image", href=png_uri(heat_colours(values)[::-1]), width=columns, height=rows,
                preserveAspectRatio="none")
    return _window(values, image)


def _boundary(values: np.ndarray) -> Markup:
    rows = values.shape[0]
    path = " ".join(f"M{x0 + 0.5:.2f} {rows - 0.5 - y0:.2f} L{x1 + 0.5:.2f} {rows - 0.5 - y1:.2f}"
                    for (x0, y0), (x1, y1) in zero_line(values))
    return _window(values, tag("path", d=path, class_="zero"))


def _window(values: np.ndarray, inside: Markup) -> Markup:
    """Show pixel coordinates in the plot so that the centre of an outer pixel lies on the plot's edge."""
    rows, columns = values.shape
    return tag("svg", inside, x=LEFT, y=TOP, width=SIZE, height=SIZE, preserveAspectRatio="none",
               viewBox=f"0.5 0.5 {columns - 1} {rows - 1}")


def _points(picture: Surface, across: Axis, up: Axis) -> list[Markup]:
    shown = [point for point in picture.points if all(picture.low <= place <= picture.high for place in point[:2])]
    return [_mark(across.at(first), up.at(second), label) for first, second, label in shown]


def _mark(x: float, y: float, label: float) -> Markup:
    if label > 0:
        return tag("circle", cx=x, cy=y, r=4, class_="mark above")
    return tag("rect", x=x - 3.5, y=y - 3.5, width=7, height=7, class_="mark below")


def _keys(values: np.ndarray, picture: Surface) -> list[tuple[Markup, str]]:
    known = values[~np.isnan(values)]
    keys = []
    if (known < 0).any():
        keys.append((_swatch("below"), f"below 0, down to {tick_label(known.min())}"))
    if (known > 0).any():
        keys.append((_swatch("above"), f"above 0, up to {tick_label(known.max())}"))
    if zero_line(values):
        keys.append((tag("path", d="M0 7 L30 7", class_="zero-key"), "0"))
    if any(label <= 0 for _, _, label in picture.points):
        keys.append((_mark(15, 7, -1), "label -1"))
    if any(label > 0 for _, _, label in picture.points):
        keys.append((_mark(15, 7, 1), "label +1"))
    return keys


def _swatch(side: str) -> Markup:
    return tag("rect", x=0, y=1, width=30, height=12, class_=f"swatch {side}")
