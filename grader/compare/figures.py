"""Write numbers and shapes as people read them.

In: numbers, shapes.  Out: short text.  Pure.
"""

from __future__ import annotations

import math
from typing import Any


def shape_words(shape: tuple[int, ...]) -> str:
    """A shape in words: "5x3", "(5,)", and "a single number" for no axis."""
    if not shape:
        return "a single number"
    return f"({shape[0]},)" if len(shape) == 1 else "x".join(map(str, shape))


def pair_words(actual: Any, expected: Any, difference: float) -> tuple[str, str]:
    """Two unequal numbers, with as many decimals as their difference needs (at least three); whole ones as they are."""
    if type(actual) in (int, bool) and type(expected) in (int, bool):
        return str(actual), str(expected)
    largest = max(abs(actual), abs(expected))
    if type(actual) is complex or type(expected) is complex or not 1e-3 <= largest < 1e6 or difference == 0:
        return _significant(actual, expected)
    decimals = min(max(3, 1 - math.floor(math.log10(difference))), 17)
    return f"{actual:.{decimals}f}", f"{expected:.{decimals}f}"


def _significant(actual: Any, expected: Any) -> tuple[str, str]:
    for digits in range(4, 17):
        texts = f"{actual:.{digits}g}", f"{expected:.{digits}g}"
        if texts[0] != texts[1]:
            return texts
    return repr(actual), repr(expected)


def short_words(number: float) -> str:
    """One significant digit: "1e-9", "0.0005", "20"."""
    mantissa, e, exponent = f"{number:.1g}".partition("e")
    if not e:
        return mantissa
    return f"{float(number):.0f}" if 0 <= int(exponent) < 6 else f"{mantissa}e{int(exponent)}"


def rough_words(ratio: float) -> str:
    """The size of an error relative to what was expected, in one of four steps."""
    if ratio >= 3:
        return "several times the expected size"
    if ratio >= 0.1:
        return "about as large as what was expected"
    return "small beside what was expected" if ratio >= 1e-4 else "tiny, but more than rounding"


def rough_beside_zero(error: float) -> str:
    """The size of an error where 0 is expected; that it is 0 is not told, since a hidden check may ask."""
    return "far more than rounding" if error >= 1e-4 else "tiny, but more than rounding"
