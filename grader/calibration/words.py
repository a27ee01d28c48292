"""Figures and risks in words, and numbers rounded to the safe side.

In: numbers.  Out: short text, or a number with few digits.  Pure.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Literal


def rate_words(rate: float) -> str:
    """A probability above 0 as people say it, never better than it is: "1 in 10,000", "1 in 8"."""
    # A risk of 1e-4 is 1 in 10,000 even where binary fractions say 9,999.9999.
    whole = math.floor(1 / rate * (1 + 1e-9))
    return f"1 in {whole:,}"


def figure_words(figure: float) -> str:
    """A figure with three significant digits: "0.904", "12.3"; "1" and "0" for whole ones."""
    return f"{figure:.3g}"


def list_words(names: Sequence[str], most: int = 6) -> str:
    """Names with commas, the last ones counted: "a, b and 3 more"."""
    shown = ", ".join(names[:most])
    return f"{shown} and {len(names) - most} more" if len(names) > most else shown


def outward(value: float, toward: Literal["down", "up"], room: float) -> float:
    """Return `value` rounded down or up to a power of ten, the largest that is at most a third of `room`.

    `room` is the distance that must stay meaningful, above 0.  Never on the wrong side of `value`.
    """
    way = ROUND_FLOOR if toward == "down" else ROUND_CEILING
    step = Decimal(1).scaleb(math.floor(math.log10(room / 3)))
    # Through the shortest decimal that means the same float: 0.29 stays 0.29.
    return float((Decimal(repr(float(value))) / step).to_integral_value(way) * step)


def between(low: float, high: float) -> float:
    """Return a number strictly between `low` and `high`, near the middle, with as few digits as do.

    Raises ValueError where no float lies between.
    """
    middle = low + (high - low) / 2
    if not low < middle < high:
        raise ValueError(f"nothing lies between {low} and {high}")
    start = -math.floor(math.log10(high - low))
    tries = (round(middle, digits) for digits in range(start, start + 18))
    return next((number for number in tries if low < number < high), middle)
