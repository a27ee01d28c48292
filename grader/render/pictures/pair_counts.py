"""How many pairs of submissions are how similar.

In: counts of equal intervals of [0, 1], and the mark.  Out: a picture, bars of logarithmic height.
A class has hundreds of thousands of ordinary pairs and a few outliers: on an even scale these few would have no bar.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from markupsafe import Markup

from grader.render.pictures.axes import Axis
from grader.render.pictures.marks import Mark, draw_mark, mark_key
from grader.render.pictures.svg import legend, no_picture, svg, tag

WIDTH, HEIGHT = 560, 220
LEFT, RIGHT, TOP, BOTTOM = 12, 548, 22, 192
_AT_ENDS = {0: "start", 100: "end"}     # where a label in the middle would leave the picture


def draw_pair_counts(counts: Sequence[int], mark: float, in_words: str) -> Markup:
    """Return the picture; `mark` in [0, 1] is where outliers begin, `in_words` says the same for those who listen."""
    if not any(counts):
        return no_picture("there is no pair", "")
    across = Axis(0, 100, LEFT, RIGHT)
    up = Axis(0, _height(max(counts)), BOTTOM, TOP)
    line = Mark(100 * mark, "outliers begin", dotted=True, strong=True)
    return svg(in_words, WIDTH, HEIGHT, *_bars(counts, across, up), draw_mark(line, across, up), *_scale(across)) \
        + legend([(mark_key(line), line.label)])


def _height(count: int) -> float:
    return math.log10(count) + 0.3 if count else 0.0     # a single pair is a bar, too


def _bars(counts: Sequence[int], across: Axis, up: Axis) -> list[Markup]:
    width, bars = (across.end - across.start) / len(counts), []
    for place, count in enumerate(counts):
        if count:
            left, top = across.start + place * width, up.at(_height(count))
            bars += [tag("rect", x=left + 1, y=top, width=width - 2, height=up.start - top, class_="bin"),
                     tag("text", _short(count), x=left + width / 2, y=top - 5, text_anchor="middle",
                         class_="bin-count")]
    return bars


def _short(count: int) -> str:
    """Write a count in at most four characters: `850`, `12k`, `1.2M`."""
    if count < 1_000:
        return str(count)
    return f"{count / 1_000:.0f}k" if count < 999_500 else f"{count / 1_000_000:.1f}M"


def _scale(across: Axis) -> list[Markup]:
    axis = tag("line", x1=across.start, x2=across.end, y1=BOTTOM, y2=BOTTOM, class_="axis")
    return [axis, *(tag("text", f"{value} %", x=across.at(value), y=BOTTOM + 17,
                        text_anchor=_AT_ENDS.get(value, "middle")) for value in range(0, 101, 20))]
