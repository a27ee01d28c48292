"""How many of a class reached how many points.

In: points and the most that can be had.  Out: a picture, bars over ten equal intervals, with the median marked.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from markupsafe import Markup

from grader.render.pictures.axes import Axis, tick_label
from grader.render.pictures.marks import Mark, draw_mark, mark_key
from grader.render.pictures.svg import legend, no_picture, svg, tag

BINS = 10
WIDTH, HEIGHT = 480, 220
LEFT, RIGHT, TOP, BOTTOM = 12, 468, 22, 192


def draw_histogram(values: Sequence[float], most: float) -> Markup:
    """Return the picture of `values`, points from 0 to `most`; those outside are counted in the outermost bars."""
    if not values or most <= 0:
        return no_picture("there is no score yet", "")
    counts = binned(values, most)
    across, up = Axis(0, most, LEFT, RIGHT), Axis(0, max(counts), BOTTOM, TOP)
    middle = Mark(min(max(median(values), 0.0), most), f"median {tick_label(median(values))}", dotted=True, strong=True)
    picture = svg(in_words(counts, most), WIDTH, HEIGHT, *_bars(counts, across, up),
                  draw_mark(middle, across, up), *_labels(counts, across, up), *_scale(across))
    return picture + legend([(mark_key(middle), middle.label)])


def binned(values: Sequence[float], most: float) -> list[int]:
    """Count `values` in BINS equal intervals of [0, most]; each holds its lower end, the last one both."""
    counts = [0] * BINS
    for value in values:
        counts[min(max(int(value * BINS / most), 0), BINS - 1)] += 1
    return counts


def in_words(counts: Sequence[int], most: float) -> str:
    """Write the bars as a sentence: `Submissions by points: 0 to 10: 3; 10 to 20: 0; ...`."""
    edges = [tick_label(place * most / BINS) for place in range(BINS + 1)]
    return "Submissions by points: " + "; ".join(
        f"{low} to {high}: {count:,}" for low, high, count in zip(edges, edges[1:], counts)) + "."


def _bars(counts: Sequence[int], across: Axis, up: Axis) -> list[Markup]:
    width = (across.end - across.start) / BINS
    return [tag("rect", x=across.start + place * width + 2, y=up.at(count), width=width - 4,
                height=up.start - up.at(count), class_="bin") for place, count in enumerate(counts) if count]


def _labels(counts: Sequence[int], across: Axis, up: Axis) -> list[Markup]:
    width = (across.end - across.start) / BINS
    return [tag("text", f"{count:,}", x=across.start + (place + 0.5) * width, y=up.at(count) - 5,
                text_anchor="middle", class_="bin-count") for place, count in enumerate(counts) if count]


def _scale(across: Axis) -> list[Markup]:
    axis = tag("line", x1=across.start, x2=across.end, y1=BOTTOM, y2=BOTTOM, class_="axis")
    return [axis, *(tag("text", tick_label(value), x=across.at(value), y=BOTTOM + 17, text_anchor="middle")
                    for value in across.ticks())]
