"""Find where a function on a grid crosses zero.

In: an array (rows, columns).  Out: line segments in grid coordinates.
Source: marching squares, with linear interpolation along the edges of each cell.
"""

from __future__ import annotations

import numpy as np

Place = tuple[float, float]              # (column, row), both may be fractions


def zero_line(values: np.ndarray) -> list[tuple[Place, Place]]:
    """Return the segments between grid places where `values` changes sign; cells that hold a NaN give none."""
    above = values >= 0
    corners = above[:-1, :-1].astype(int) + above[:-1, 1:] + above[1:, :-1] + above[1:, 1:]
    known = ~np.isnan(values)
    whole = known[:-1, :-1] & known[:-1, 1:] & known[1:, :-1] & known[1:, 1:]
    cells = np.argwhere(whole & (corners > 0) & (corners < 4))
    return [segment for row, column in cells.tolist() for segment in _in_cell(values, row, column)]


def _in_cell(values: np.ndarray, row: int, column: int) -> list[tuple[Place, Place]]:
    around = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)]
    edges = zip(around, around[1:] + around[:1])
    places = [_crossing(values, start, end) for start, end in edges if _differ(values, start, end)]
    return list(zip(places[::2], places[1::2]))


def _differ(values: np.ndarray, start: tuple[int, int], end: tuple[int, int]) -> bool:
    return bool((values[start[1], start[0]] >= 0) != (values[end[1], end[0]] >= 0))


def _crossing(values: np.ndarray, start: tuple[int, int], end: tuple[int, int]) -> Place:
    first, last = float(values[start[1], start[0]]), float(values[end[1], end[0]])
    share = first / (first - last)
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])
