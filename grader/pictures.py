"""What `plots` draws for students, as the pictures of a report.

In: Panels, Tiles and Fields of plots/.  Out: pictures of model.py, which a check gives to `show`.  Pure.

    for panel in part3_panels(results):
        show(curves(panel))

The page gives lines its own colours and dashes, since it has a dark scheme: the first line is solid, the second dashed.
For part 4, where this must mean ReLU and sigmoid, make the panels of one network at a time.
"""

from __future__ import annotations

from grader.model import Curve, Curves, Images, Surface
from grader.plots.field import Field
from grader.plots.panels import Panel
from grader.plots.tiles import Tiles


def curves(panel: Panel) -> Curves:
    """Return the lines of a panel; its axes are never logarithmic."""
    return Curves(panel.title, panel.alt, panel.x_label, panel.y_label,
                  tuple(Curve(line.label, tuple(line.x.tolist()), tuple(line.y.tolist())) for line in panel.lines))


def images(tiles: Tiles) -> Images:
    """Return the grid of tiles, grey or in colour."""
    rows, columns, height, width, channels = tiles.images.shape
    return Images(tiles.title, tiles.alt, rows, columns, height, width, tiles.images.tobytes(), channels == 3,
                  tiles.row_label, tiles.column_label)


def surface(field: Field) -> Surface:
    """Return the decision function with its points; a value that is not finite is a gap."""
    points = tuple((float(first), float(second), float(label))
                   for (first, second), label in zip(field.points, field.labels))
    return Surface(field.title, field.alt, field.low, field.high, tuple(map(tuple, field.values.tolist())), points)
