"""Draw Images: a grid of small images, one PNG with transparent gaps.

In: model.Images.  Out: an `<img>` with a label for its rows and one for its columns.
"""

from __future__ import annotations

import numpy as np
from markupsafe import Markup

from grader.model import Images
from grader.plots.look import canvas
from grader.render.pictures.png import png_uri
from grader.render.pictures.svg import no_picture, tag

MOST_PIXELS = 4_000_000
WIDEST = 520                 # CSS pixels that small images are enlarged to, in whole steps


def draw_images(picture: Images) -> Markup:
    """Return the grid with its labels; a sentence when the bytes do not fill the announced sizes."""
    sizes = (picture.rows, picture.columns, picture.height, picture.width, 3 if picture.colour else 1)
    wanted = int(np.prod([max(size, 0) for size in sizes], dtype=object))
    if not 0 < wanted <= MOST_PIXELS * sizes[-1]:
        return no_picture("the grid is empty or too large", picture.alt)
    if len(picture.pixels) != wanted:
        return no_picture(f"the grid needs {wanted} bytes and has {len(picture.pixels)}", picture.alt)
    whole = canvas(np.frombuffer(picture.pixels, np.uint8).reshape(sizes))
    return tag("div", *_labels(picture), _image(whole, picture.alt), class_="images")


def _image(whole: np.ndarray, alt: str) -> Markup:
    height, width, _ = whole.shape
    scale = max(1, min(12, WIDEST // width))
    return tag("img", src=png_uri(whole), alt=alt, width=width * scale, height=height * scale)


def _labels(picture: Images) -> list[Markup]:
    labels = []
    if picture.column_label:
        labels.append(tag("span", picture.column_label, " →", class_="across"))
    if picture.row_label:
        labels.append(tag("span", picture.row_label, " →", class_="down"))
    return labels
