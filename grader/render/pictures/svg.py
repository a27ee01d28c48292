"""Small pieces of markup that every picture uses.

In: names, numbers and text.  Out: Markup; every text and attribute is cleaned and escaped on the way.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Union

from markupsafe import Markup, escape

from grader.render.clean import clean

Value = Union[str, float, int]

WITHOUT_END = ("img",)       # elements that HTML never closes
PLOT_WIDTH = 360             # pictures from this width on may grow to the page's column


def tag(name: str, *inside: Union[str, Markup], **attributes: Value) -> Markup:
    """Return `<name attributes>inside</name>`; `class_` and `stroke_width` stand for `class` and `stroke-width`.

    Names are this package's own; they are in plain f-strings, since a picture has hundreds of these.
    """
    pairs = "".join(f' {_attribute(key)}="{_written(value)}"' for key, value in attributes.items())
    content = "".join(part if isinstance(part, Markup) else escape(clean(part)) for part in inside)
    return Markup(f"<{name}{pairs}>" if name in WITHOUT_END else f"<{name}{pairs}>{content}</{name}>")


def svg(alt: str, width: float, height: float, *inside: Markup) -> Markup:
    """Return an `<svg>` that is announced as one image with the words `alt`."""
    return tag("svg", tag("title", alt), *inside, role="img", aria_label=alt, viewBox=f"0 0 {width:.2f} {height:.2f}",
               width=width, height=height, class_="plot" if width >= PLOT_WIDTH else "small")


def legend(rows: Iterable[tuple[Markup, str]]) -> Markup:
    """Return a list of keys: a small drawing (30 by 14) and the words for it."""
    items = [tag("li", tag("svg", key, viewBox="0 0 30 14", width=30, height=14, aria_hidden="true"), " ", words)
             for key, words in rows]
    return tag("ul", *items, class_="legend")


def no_picture(reason: str, alt: str) -> Markup:
    """Return the sentence that stands where a picture cannot be drawn."""
    return tag("p", f"Not drawn: {reason}. {alt}", class_="no-picture")


def _attribute(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def _written(value: Value) -> str:
    if isinstance(value, str):
        # Not cut: a path or a data URI is long, and half of one is worthless.
        return escape(clean(value, limit=len(value), lines=len(value) + 1))
    return f"{round(float(value), 2):g}"
