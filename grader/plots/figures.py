"""Panels, Tiles and Fields -> matplotlib.

In: what panels.py, tiles.py and field.py made.  Out: a Figure, made by pyplot so that a notebook shows it and
`plt.show()` opens it; nothing here opens a window.  matplotlib is imported here alone, by the first figure: it takes
long, and grading needs none.
"""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from typing import TYPE_CHECKING, Any, Optional, Union

import numpy as np

from .field import Field
from .look import COLOURS, DASHES, MARKERS, NEUTRAL, canvas, gap, heat_colours
from .panels import NO_NETWORK, Line, Panel
from .tiles import Tiles

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SaveTo = Optional[Union[str, "PathLike[str]"]]
_MARKS = 6                   # markers along one line
_LONG = 200                  # values from which on a line is thin, since it is noisy
_BETWEEN = "#b9cfe8"         # behind tiles: neither black, white nor grey
_MANY = 6                    # more lines than this would be hidden by their legend
_MOST_NUMBERED = 16          # rows or columns of tiles; more numbers cannot be read


def draw_panels(title: str, panels: Sequence[Panel], columns: int, save_to: SaveTo = None) -> Figure:
    """Return a figure with the panels in rows of `columns`."""
    rows = -(-len(panels) // columns)
    height = 5.2 if any(len(panel.lines) > _MANY for panel in panels) else 4.2
    figure, axes = _pyplot().subplots(rows, columns, figsize=(6.4 * columns, 0.4 + height * rows), squeeze=False,
                                      layout="constrained")
    for ax, panel in zip(axes.flat, panels):
        _draw_panel(ax, panel)
    return _finished(figure, title, save_to)


def draw_tiles(tiles: Tiles, save_to: SaveTo = None) -> Figure:
    """Return a figure with the grid as one picture; rows and columns are numbered where they have a meaning."""
    rows, columns, height, width, _ = tiles.images.shape
    picture, wide = canvas(tiles.images), gap(height, width)
    if tiles.empty:
        picture[-height:, (columns - tiles.empty) * (width + wide):] = 0
    inches = 6.4 / max(picture.shape[:2])
    figure, ax = _pyplot().subplots(figsize=(max(inches * picture.shape[1], 3.2) + 0.6,
                                             max(inches * picture.shape[0], 0.8) + 1.0), layout="constrained")
    ax.imshow(picture, interpolation="nearest")
    ax.set_facecolor(_BETWEEN)
    ax.spines[:].set_visible(False)
    ax.set_xticks(*_numbered(columns, width, wide, tiles.column_label))
    ax.set_yticks(*_numbered(rows, height, wide, tiles.row_label))
    ax.tick_params(length=0)
    ax.set_xlabel(tiles.column_label)
    ax.set_ylabel(tiles.row_label)
    return _finished(figure, tiles.title, save_to)


def draw_field(field: Field, save_to: SaveTo = None) -> Figure:
    """Return a figure of the function as a heat map, white at 0, with its zero line and the labelled points."""
    from matplotlib.colors import ListedColormap

    figure, ax = _pyplot().subplots(figsize=(6.4, 5.4), layout="constrained")
    top = float(np.nanmax(np.abs(np.append(field.values, 0.0)))) or 1.0
    half = (field.high - field.low) / (len(field.values) - 1) / 2      # the centre of an outer cell lies on the edge
    extent = (field.low - half, field.high + half, field.low - half, field.high + half)
    colours = ListedColormap(heat_colours(np.linspace(-1, 1, 255)[None])[0] / 255)
    heat = ax.imshow(field.values, colours, vmin=-top, vmax=top, extent=extent, origin="lower")
    figure.colorbar(heat, label="value of the function")
    if np.nanmin(np.append(field.values, np.inf)) < 0 < np.nanmax(np.append(field.values, -np.inf)):
        axis = np.linspace(field.low, field.high, len(field.values))
        ax.contour(axis, axis, field.values, levels=[0], colors="black", linewidths=1.4)
    for label, marker, colour in ((-1, "s", "#2c69b0"), (1, "o", "#ce6c12")):
        ax.scatter(*field.points[field.labels == label].T, marker=marker, color=colour, edgecolors="black", s=28,
                   linewidths=0.8, label=f"label {label:+d}")
    ax.set(xlim=(field.low, field.high), ylim=(field.low, field.high), xlabel="first input", ylabel="second input")
    ax.legend(loc="lower left", fontsize="small")
    return _finished(figure, field.title, save_to)


def _draw_panel(ax: Axes, panel: Panel) -> None:
    for line in panel.lines:
        ax.plot(line.x, line.y, label=line.label, **_look(line))
    known = np.concatenate([line.y[np.isfinite(line.y)] for line in panel.lines])
    if panel.log and known.size and known.min() > 0:
        ax.set_yscale("log")
    ax.set_title(panel.title, fontsize="medium")
    ax.set(xlabel=panel.x_label, ylabel=panel.y_label)
    ax.grid(color="#dddddd", linewidth=0.6)
    if all(np.array_equal(line.x, line.x.round()) for line in panel.lines):
        ax.xaxis.get_major_locator().set_params(integer=True)
    below = {"loc": "upper center", "bbox_to_anchor": (0.5, -0.13), "ncols": 2} if len(panel.lines) > _MANY else {}
    if len(panel.lines) > 1:
        ax.legend(fontsize="small", handlelength=3.5, **below)


def _look(line: Line) -> dict[str, Any]:
    if line.colour == NO_NETWORK:
        return {"color": NEUTRAL, "linestyle": (0, DASHES[line.dash]), "linewidth": 1.0}
    look = {"color": COLOURS[line.colour % len(COLOURS)], "marker": MARKERS[line.colour % len(MARKERS)],
            "linestyle": (0, tuple(length / 2 for length in DASHES[line.dash])) if line.dash else "-",
            "linewidth": 0.9 if len(line.y) > _LONG else 1.6, "markeredgecolor": "white", "markeredgewidth": 0.6}
    step = max(len(line.y) // _MARKS, 1)
    # Lines that run together are told apart by markers at different places.
    start = step * (line.colour % len(COLOURS)) // len(COLOURS)
    return look | {"markevery": (start, step), "markersize": 9 if len(line.y) == 1 else 6.5}


def _numbered(count: int, size: int, wide: int, label: str) -> tuple[list[float], list[str]]:
    """Return the middles of `count` tiles in pixels, and their numbers; none without a label."""
    step = -(-count // _MOST_NUMBERED)
    places = range(0, count, step) if label else range(0)
    return [place * (size + wide) + (size - 1) / 2 for place in places], [str(place) for place in places]


def _finished(figure: Figure, title: str, save_to: SaveTo) -> Figure:
    figure.suptitle(title)
    if save_to is not None:
        figure.savefig(save_to, dpi=150)
    return figure


def _pyplot() -> Any:
    try:
        from matplotlib import pyplot
    except ImportError as missing:
        raise ImportError("The plots are drawn by matplotlib, which is not installed.  Run: pip install matplotlib"
                          ) from missing
    return pyplot
