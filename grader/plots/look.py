"""How plots look: colours, dashes and markers, gaps between tiles, colours of a decision function.

In: arrays.  Out: arrays of colours.  Pure; the pictures in reports take dashes, gaps and heat from here, too.
Lines are told apart by marker and dash as well as by colour.
Source of the colours of lines: Okabe and Ito, "Color Universal Design", 2008.  Their purple is pale on white paper, and
near their green for some readers: a dark red stands in its place.
"""

from __future__ import annotations

import numpy as np

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#882255", "#000000")
NEUTRAL = "#6b6b6b"
MARKERS = "os^Dv*X"          # a different count than COLOURS: the pairs repeat only after 35 lines
DASHES: tuple[tuple[int, ...], ...] = ((), (7, 4), (2, 3), (11, 4, 2, 4), (4, 2, 1, 2, 1, 2))   # drawn, left out, ...
BELOW, MIDDLE, ABOVE = (np.array(rgb, float) for rgb in ((44, 105, 176), (250, 250, 248), (206, 108, 18)))


def heat_colours(values: np.ndarray) -> np.ndarray:
    """Map values (rows, columns) to RGBA, uint8 (rows, columns, 4): blue below 0, orange above, NaN transparent."""
    known = np.nan_to_num(values)
    share = (known / (np.abs(known).max() or 1.0))[..., None]
    rgb = np.where(share < 0, MIDDLE + (MIDDLE - BELOW) * share, MIDDLE + (ABOVE - MIDDLE) * share)
    alpha = np.where(np.isnan(values), 0, 255)[..., None]
    return np.concatenate([rgb.round(), alpha], axis=2).astype(np.uint8)


def canvas(images: np.ndarray) -> np.ndarray:
    """Lay out uint8 images (rows, columns, height, width, 1 or 3) as one RGBA array with transparent gaps."""
    rows, columns, height, width, _ = images.shape
    wide = gap(height, width)
    cells = np.zeros((rows, columns, height + wide, width + wide, 4), np.uint8)
    cells[:, :, :height, :width, :3] = images
    cells[:, :, :height, :width, 3] = 255
    whole = cells.transpose(0, 2, 1, 3, 4).reshape(rows * (height + wide), columns * (width + wide), 4)
    return whole[:-wide, :-wide]


def gap(height: int, width: int) -> int:
    """Return how many pixels lie between images of this size."""
    return 2 if min(height, width) >= 16 else 1
