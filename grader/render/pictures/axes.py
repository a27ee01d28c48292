"""Axes with few, round ticks.

In: the values to show and the pixels to show them in.  Out: an Axis, which places values and names its ticks.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from grader.render.pictures.svg import tag

# Beyond this, differences of two values overflow; such a value is as good as infinite to a reader.
LARGEST = 1e300


@dataclass(frozen=True)
class Axis:
    """Values from `low` to `high` laid over the pixels from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return the pixel of a value."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    def ticks(self, most: int = 6) -> list[float]:
        """Return at most `most` multiples of 1, 2 or 5 times a power of ten."""
        step = _round_step((self.high - self.low) / (most - 1))
        first, last = math.ceil(self.low / step - 1e-9), math.floor(self.high / step + 1e-9)
        return [index * step for index in range(first, last + 1)]


def drawable(value: float) -> bool:
    """Say whether a value has a place on an axis: neither NaN, infinite nor absurdly large."""
    return abs(value) <= LARGEST


def axis(values: Iterable[float], start: float, end: float, from_zero: bool = False) -> Axis:
    """Return an axis that holds all `values`, which must be drawable; [0, 1] for none.

    A single value gets room around it.  `from_zero` starts at 0 when the values come near it anyway.
    """
    held = list(values) or [0.0, 1.0]
    low, high = min(held), max(held)
    if high - low <= 1e-9 * max(abs(low), abs(high)) or high - low < 1e-290:
        room = abs(low) / 2 if abs(low) > 1e-280 else 0.5
        low, high = low - room, high + room
    elif from_zero and 0 < low < (high - low) / 2:
        low = 0.0
    return Axis(low, high, start, end)


def tick_label(value: float) -> str:
    """Write a tick's value shortly: `0.05`, `1500`, `2e+06`."""
    return "0" if value == 0 else f"{value:.4g}"


def grid(across: Axis, up: Axis) -> list[Markup]:
    """Return grid lines and tick labels of both axes."""
    marks: list[Markup] = []
    for value in up.ticks():
        y = up.at(value)
        marks += [tag("line", x1=across.start, x2=across.end, y1=y, y2=y, class_="grid"),
                  tag("text", tick_label(value), x=across.start - 6, y=y + 4, text_anchor="end")]
    for value in across.ticks():
        x = across.at(value)
        marks += [tag("line", x1=x, x2=x, y1=up.start, y2=up.start + 4, class_="axis"),
                  tag("text", tick_label(value), x=x, y=up.start + 17, text_anchor="middle")]
    return [*marks, tag("line", x1=across.start, x2=across.end, y1=up.start, y2=up.start, class_="axis")]


def _round_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * (1 - 1e-9))
