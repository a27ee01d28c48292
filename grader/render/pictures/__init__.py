"""Draw the pictures of a report.

In: model.Picture, plain frozen data.  Out: HTML with inline SVG or a PNG data URI, escaped and ready to place.
Colours that must follow the page's light or dark scheme are CSS classes of templates/style.css.
A picture that cannot be drawn (no values, sizes that disagree) becomes a sentence: a page never fails over one.
To add a kind: add a file with one function and name it in `_KINDS`.
"""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from grader.model import Curves, ErrorMap, Images, Picture, Surface
from grader.render.pictures.curves import draw_curves
from grader.render.pictures.error_map import draw_error_map
from grader.render.pictures.images import draw_images
from grader.render.pictures.marks import Mark
from grader.render.pictures.surface import draw_surface
from grader.render.pictures.svg import tag

_KINDS: dict[type, Callable[..., Markup]] = {
    Curves: draw_curves,
    Images: draw_images,
    Surface: draw_surface,
    ErrorMap: draw_error_map,
}


def draw(picture: Picture) -> Markup:
    """Return the picture as a `<figure>` with its title as caption."""
    return tag("figure", tag("figcaption", picture.title), _KINDS[type(picture)](picture), class_="picture")


def draw_marked(picture: Curves, marks: tuple[Mark, ...]) -> Markup:
    """Return curves as `draw` does, with upright lines at the marks."""
    return tag("figure", tag("figcaption", picture.title), draw_curves(picture, marks), class_="picture")
